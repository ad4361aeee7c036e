import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent } from './event'
import { DEFAULT_MIN_ID_LENGTH } from './limits'
import { showValue } from './show-value'

/** HTTP V2 API, "Device IDs and User IDs": values that Amplitude refuses as an id, in any case. */
const REFUSED_IDS = new Set([
  '',
  'anonymous',
  'nil',
  'none',
  'null',
  'n/a',
  'na',
  'undefined',
  'unknown',
  '{}',
  'lmy47d',
  '0',
  '-1',
  '00000000-0000-0000-0000-000000000000'
])

/** HTTP V2 API, "Event array keys": event types that belong to Amplitude itself. */
const RESERVED_EVENT_TYPES = new Set([
  '[Amplitude] Start Session',
  '[Amplitude] End Session',
  '[Amplitude] Revenue',
  '[Amplitude] Revenue (Verified)',
  '[Amplitude] Revenue (Unverified)',
  '[Amplitude] Merged User'
])

const ID_FIELDS = ['user_id', 'device_id'] as const

/**
 * Refuses what Amplitude would refuse, before it costs a whole request there.
 * @param event An event as it would be sent.
 * @param minIdLength Characters an id must have, if the request says so in its options.
 * @throws PayloadValidationError that names the field, shows the value and tells the remedy.
 */
export function validateEvent(event: AmplitudeEvent, minIdLength: number = DEFAULT_MIN_ID_LENGTH): void {
  validateEventType(event.event_type)
  if (event.user_id === undefined && event.device_id === undefined) {
    throw new PayloadValidationError(
      'The event has neither a user_id nor a device_id, and Amplitude needs one of them. Map user_id or device_id to a value that this event has, such as $.userId or $.anonymousId.'
    )
  }
  for (const field of ID_FIELDS) {
    const id = event[field]
    if (id !== undefined) validateId(field, id, minIdLength)
  }
}

function validateEventType(eventType: string): void {
  if (eventType === '') {
    throw new PayloadValidationError(
      'The event_type is empty, and Amplitude needs one. Map event_type to the name of the event, such as $.event.'
    )
  }
  if (RESERVED_EVENT_TYPES.has(eventType)) {
    throw new PayloadValidationError(
      `The event_type "${eventType}" is reserved by Amplitude, which takes it from nobody else. Send the event under another name.`
    )
  }
}

function validateId(field: typeof ID_FIELDS[number], id: string, minIdLength: number): void {
  if (REFUSED_IDS.has(id.trim().toLowerCase())) {
    throw new PayloadValidationError(
      `The ${field} is ${showValue(
        id
      )}, which Amplitude refuses because it stands for no one in particular. Send a real id, or leave ${field} out and identify by the other id.`
    )
  }
  if (id.length < minIdLength) {
    throw new PayloadValidationError(
      `The ${field} ${showValue(id)} has ${
        id.length
      } characters, and Amplitude's minimum is ${minIdLength}. Send a longer id, or set min_id_length to ${
        id.length
      } or less.`
    )
  }
}
