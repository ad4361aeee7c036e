import { toMilliseconds } from './milliseconds'

/** What a payload says about the session of its event. */
export interface SessionSource {
  session_id?: string | number
  outOfSession?: boolean
}

/** HTTP V2 API, "session_id": an event outside any session. */
const NO_SESSION = -1

/**
 * The start of the event's session in milliseconds since the epoch, or -1 for an event outside any session; `undefined` where
 * nothing is known. `outOfSession` wins over a session id, as in Segment's classic destination.
 * @throws PayloadValidationError where the session id is no point in time.
 */
export function sessionId({ session_id, outOfSession }: SessionSource): number | undefined {
  if (outOfSession === true) return NO_SESSION
  if (session_id === undefined || session_id === '') return undefined
  return Number(session_id) === NO_SESSION ? NO_SESSION : toMilliseconds(session_id, 'session_id')
}
