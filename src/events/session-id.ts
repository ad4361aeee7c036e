import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from '../amplitude/show-value'
import type { OptionsSource } from './call-options'
import { optionOf } from './call-options'
import { toMilliseconds } from './milliseconds'

/** HTTP V2 API, "session_id": an event outside any session. */
const NO_SESSION = -1

/**
 * The start of the event's session in milliseconds since the epoch, or -1 for an event outside any session; `undefined` where
 * nothing is known. `outOfSession` wins over a session id, as in Segment's classic destination.
 * @throws PayloadValidationError where the session id is no point in time, or one before the epoch.
 */
export function sessionId(payload: OptionsSource): number | undefined {
  if (optionOf(payload, 'outOfSession')) return NO_SESSION
  const session_id = optionOf(payload, 'session_id')
  if (session_id === undefined) return undefined
  if (Number(session_id) === NO_SESSION) return NO_SESSION
  const start = toMilliseconds(session_id, 'session_id', ', or -1 for no session')
  if (start >= 0) return start
  throw new PayloadValidationError(
    `The session_id ${showValue(
      session_id
    )} lies before 1970, where no session began. Map the start of the session, or -1 for none.`
  )
}
