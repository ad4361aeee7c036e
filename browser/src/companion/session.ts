/**
 * When a session begins and ends. Pure: the clock and what is stored are handed in, so that browsers and phones share it.
 * All times are in ms since the epoch. Source: Amplitude, "Track sessions".
 */

/** A session: its id is the time of its start. */
export interface Session {
  id: number
  /** The time of the last activity in it. */
  lastAccess: number
}

/** 30 minutes, after which Amplitude's own SDK for browsers ends a session. */
export const SESSION_LENGTH_MS = 30 * 60 * 1000

/**
 * Whether a session is over.
 * @param length ms without activity that end it.
 */
export function isOver(session: Session | undefined, now: number, length: number): boolean {
  if (session === undefined) return true
  // A clock that was set back makes the last activity lie ahead. By less than a session's length, it is the same visit;
  // by more, the session would last until the clock has caught up.
  return Math.abs(now - session.lastAccess) >= length
}

/** A session with an activity more. Never goes back, as tabs report late. */
export function extended({ id, lastAccess }: Session, now: number): Session {
  return { id, lastAccess: Math.max(lastAccess, now) }
}
