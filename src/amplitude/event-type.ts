import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from './show-value'
import { isWellFormed } from './well-formed'

/** HTTP V2 API, "Event array keys": event types that belong to Amplitude itself. */
const RESERVED_EVENT_TYPES = new Set([
  '[Amplitude] Start Session',
  '[Amplitude] End Session',
  '[Amplitude] Revenue',
  '[Amplitude] Revenue (Verified)',
  '[Amplitude] Revenue (Unverified)',
  '[Amplitude] Merged User'
])

/**
 * Refuses an event type that Amplitude would refuse, before it costs a whole request there.
 * @throws PayloadValidationError that names the field, shows the value and tells the remedy.
 */
export function validateEventType(eventType: string): void {
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
  if (!isWellFormed(eventType)) {
    throw new PayloadValidationError(
      `The event_type ${showValue(
        eventType
      )} holds half of a character (a lone surrogate), which would arrive as something else. Send the name as it was written.`
    )
  }
}
