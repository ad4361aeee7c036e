import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** The event's type. */
export const eventTypeField: Record<string, InputField> = {
  event_type: {
    label: 'Event Type',
    description:
      'The name of the event in Amplitude. Names that Amplitude reserves for itself, such as "[Amplitude] Revenue", are rejected. Changing the name of an event that is already collected breaks the charts that use it.',
    type: 'string',
    required: true,
    default: path('$.event')
  }
}

/** The event's properties. */
export const eventPropertiesField: Record<string, InputField> = {
  event_properties: {
    label: 'Event Properties',
    description:
      'The properties of the event, any depth up to 40 levels. Lists of objects are kept; a list directly inside a list, which Amplitude does not take, is sent as its JSON text. Null, numbers that are none, and whole numbers beyond 2^53, which are no longer exact, are left out.',
    type: 'object',
    additionalProperties: true,
    default: path('$.properties')
  }
}

/** The event's number. */
export const eventIdField: Record<string, InputField> = {
  event_id: {
    label: 'Event ID',
    description:
      'A whole number that grows with every event of a user, by which Amplitude tells events at the same instant apart. When empty, it is the option event_id of the call. What is no whole number is left out.',
    type: 'string',
    displayMode: 'collapsed'
  }
}
