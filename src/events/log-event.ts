import type { AmplitudeEvent } from '../amplitude/event'
import type { Payload } from '../logEvent/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './classic-options'
import { insertId } from './insert-id'
import { flattenNestedValues } from './nested-values'
import { revenueOf } from './revenue'
import { userChanges, userSync } from './user-properties'

/**
 * A track call is one event.
 * @throws PayloadValidationError where a value cannot be what its field means.
 */
export function logEvent(payload: Payload): AmplitudeEvent[] {
  const own = {
    event_id: optionOf(payload, 'event_id'),
    insert_id: insertId(payload, payload.event_type.trim()),
    event_properties: flattenNestedValues(payload.event_properties)
  }
  return [
    toEvent(payload.event_type, baseEvent(payload), own, userSync(payload), userChanges(payload), revenueOf(payload))
  ]
}
