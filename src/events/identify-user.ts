import type { AmplitudeEvent } from '../amplitude/event'
import { IDENTIFY } from '../amplitude/event'
import type { Payload } from '../identifyUser/generated-types'
import { baseEvent, toEvent } from './base-event'
import { insertId } from './insert-id'
import { userChanges, userSync } from './user-properties'

/**
 * An identify call is a `$identify` event of the ingestion API, so that batches report it like any other, and a retried
 * increment is not applied twice. Both ids travel: that is how Amplitude joins the anonymous user to the known one.
 * @throws PayloadValidationError where a value cannot be what its field means.
 */
export function identifyUser(payload: Payload): AmplitudeEvent[] {
  const insert_id = insertId(payload, IDENTIFY)
  return [toEvent(IDENTIFY, baseEvent(payload), { insert_id }, userSync(payload), userChanges(payload))]
}
