import { omit } from '@segment/actions-core'
import type { Identification } from '../amplitude/identification'
import type { Payload } from '../identifyUser/generated-types'
import { describingText } from './describing-text'
import { identifyUser } from './identify-user'

/** Whether an identify call says what the Identify API alone takes. */
export function isForIdentifyApi({ paying, start_version }: Payload): boolean {
  return describingText(paying) !== undefined || describingText(start_version) !== undefined
}

/**
 * An identify call as an entry of the Identify API, with everything that it would say as an event.
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function identification(payload: Payload): Identification {
  const [event] = identifyUser(payload)
  return {
    ...omit(event, ['event_type']),
    paying: PAYING.get(payload.paying?.trim().toLowerCase()) ?? describingText(payload.paying),
    start_version: describingText(payload.start_version)
  }
}

/** Truth values are sent as such: the framework hands them over as text, also 1 and 0, which it reads as such in a field of that type. */
const PAYING = new Map<string | undefined, boolean>([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false]
])
