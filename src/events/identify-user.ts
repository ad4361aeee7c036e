import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { IDENTIFY } from '../amplitude/event'
import type { Payload } from '../identifyUser/generated-types'
import { baseEvent, toEvent } from './base-event'
import { insertId } from './insert-id'
import { isObject, ownValue } from './plain-object'
import { identityChanges, userSync } from './user-properties'

/**
 * An identify call is a `$identify` event of the ingestion API, so that batches report it like any other, and a retried
 * increment is not applied twice. Both ids travel: that is how Amplitude joins the anonymous user to the known one. The groups
 * that the user joins become user properties, too, as Segment's classic destination and Amplitude's own SDKs have it.
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function identifyUser(payload: Payload): AmplitudeEvent[] {
  const base = baseEvent(payload, addressIn(payload))
  const insert_id = insertId(payload, IDENTIFY)
  return [toEvent(IDENTIFY, base, { insert_id }, userSync(payload), identityChanges(payload, base.groups))]
}

function addressIn({ user_properties }: Payload): Properties | undefined {
  const address = ownValue(user_properties, 'address')
  return isObject(address) ? address : undefined
}
