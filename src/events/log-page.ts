import type { AmplitudeEvent, Properties } from '../amplitude/event'
import type { Payload } from '../logPage/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './classic-options'
import { isEmpty } from './compact'
import { insertId } from './insert-id'
import { flattenNestedValues } from './nested-values'
import { pageEventTypes } from './page-names'
import { userChanges, userSync } from './user-properties'

/**
 * A page or screen call is one event for each switch that applies, or none. What changes the user stands on the first alone:
 * repeated, an increment would count once an event.
 * @throws PayloadValidationError where a value cannot be what its field means.
 */
export function logPage(payload: Payload): AmplitudeEvent[] {
  const base = baseEvent(payload)
  const event_properties = flattenNestedValues(pageProperties(payload))
  const first = { event_id: optionOf(payload, 'event_id'), ...userChanges(payload) }
  return pageEventTypes(payload).map(({ part, eventType }, index) => {
    const insert_id = insertId(payload, eventType, index === 0 ? undefined : part)
    return toEvent(eventType, base, { insert_id, event_properties }, userSync(payload), index === 0 ? first : {})
  })
}

/** The properties of the call, with name and category among them. */
function pageProperties({ event_properties = {}, page_name, page_category }: Payload): Properties {
  const properties: Properties = { ...event_properties }
  if (isEmpty(properties.name) && page_name) properties.name = page_name
  if (isEmpty(properties.category) && page_category) properties.category = page_category
  return properties
}
