import type { AmplitudeEvent } from '../amplitude/event'
import type { Payload } from '../logEvent/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './call-options'
import { isNothing } from './compact'
import { insertId } from './insert-id'
import { givenRevenue } from './revenue'
import { revenueDetails } from './revenue-details'
import { sendableProperties } from './sendable-properties'
import { userChanges, userSync } from './user-properties'

/**
 * A track call is one event.
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function logEvent(payload: Payload): AmplitudeEvent[] {
  const { event_type, event_properties } = payload
  const own = {
    event_id: optionOf(payload, 'event_id'),
    insert_id: insertId(payload, event_type.trim()),
    event_properties: sendableProperties(event_properties)
  }
  // Most events have no revenue, and pay for none.
  const details = isNothing(payload.revenue) ? {} : revenueDetails(payload, event_properties)
  const revenue = givenRevenue(payload.revenue, 'revenue', details) ?? {}
  return [toEvent(event_type, baseEvent(payload), own, userSync(payload), userChanges(payload), revenue)]
}
