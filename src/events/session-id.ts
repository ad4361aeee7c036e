import type { OptionsSource } from './classic-options'
import { optionOf } from './classic-options'
import { toMilliseconds } from './milliseconds'

/** HTTP V2 API, "session_id": an event outside any session. */
const NO_SESSION = -1

/**
 * The start of the event's session in milliseconds since the epoch, or -1 for an event outside any session; `undefined` where
 * nothing is known. `outOfSession` wins over a session id, as in Segment's classic destination.
 * @throws PayloadValidationError where the session id is no point in time.
 */
export function sessionId(payload: OptionsSource): number | undefined {
  if (optionOf(payload, 'outOfSession')) return NO_SESSION
  const session_id = optionOf(payload, 'session_id')
  if (session_id === undefined) return undefined
  return Number(session_id) === NO_SESSION ? NO_SESSION : toMilliseconds(session_id, 'session_id')
}
