import type { AmplitudeEvent, Properties } from '../amplitude/event'
import type { Payload } from '../logPage/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './call-options'
import { isEmpty } from './compact'
import { firstText } from './describing-text'
import { insertId } from './insert-id'
import { pageEventTypes } from './page-names'
import { ownValue } from './plain-object'
import { sendableProperties } from './sendable-properties'
import { userChanges, userSync } from './user-properties'

/**
 * A page or screen call is one event for each switch that applies, or none. What changes the user stands on the first alone:
 * repeated, an increment would count once an event.
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function logPage(payload: Payload): AmplitudeEvent[] {
  const category = firstText(payload.page_category, ownValue(payload.event_properties, 'category'))
  const types = pageEventTypes(payload, category)
  if (types.length === 0) return []
  const base = baseEvent(payload)
  const event_properties = sendableProperties(pageProperties(payload, category))
  const first = { event_id: optionOf(payload, 'event_id'), ...userChanges(payload) }
  return types.map(({ part, eventType }, index) => {
    const insert_id = insertId(payload, eventType, index === 0 ? undefined : part)
    return toEvent(eventType, base, { insert_id, event_properties }, userSync(payload), index === 0 ? first : {})
  })
}

/** The properties of the call, with name and category among them. */
function pageProperties({ event_properties = {}, page_name }: Payload, category: string | undefined): Properties {
  const properties: Properties = { ...event_properties }
  if (isEmpty(properties.name) && page_name) properties.name = page_name
  if (isEmpty(properties.category) && category) properties.category = category
  return properties
}
