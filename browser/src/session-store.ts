/** Where a session is kept: under the names that Segment's own plugin uses and Amplitude's session replay reads. */
import type { Session } from './session'

export const SESSION_ID = 'analytics_session_id'
export const LAST_ACCESS = 'analytics_session_id.last_access'

/** The storage of Segment's library: cookies, localStorage and memory, as the site has set it up. */
export interface KeyValueStorage {
  get(key: string): unknown
  set(key: string, value: number | string | null): void
}

/** Where a session is kept. Neither method throws. */
export interface SessionStore {
  read(): Session | undefined
  /** @param session `undefined` forgets it. */
  write(session: Session | undefined): void
}

/**
 * @param storage Of the library.
 * @param cookie Gives the value of a cookie. The library reads localStorage first, which each subdomain has for itself: what another
 * one has written is in the cookie alone.
 */
export function sessionStore(storage: KeyValueStorage, cookie: (name: string) => string | undefined): SessionStore {
  /** What could not be stored: there is no cookie and no localStorage, or both are full. */
  let unstored: Session | undefined

  const stored = (): Session | undefined =>
    latest([
      sessionOf(storage.get(SESSION_ID), storage.get(LAST_ACCESS)),
      sessionOf(cookie(SESSION_ID), cookie(LAST_ACCESS))
    ])

  return {
    read: () => quietly(stored) ?? unstored,
    write(session) {
      quietly(() => {
        storage.set(SESSION_ID, session ? session.id : null)
        storage.set(LAST_ACCESS, session ? session.lastAccess : null)
      })
      unstored = quietly(stored)?.id === session?.id ? undefined : session
    }
  }
}

function sessionOf(id: unknown, lastAccess: unknown): Session | undefined {
  const session = { id: Number(id), lastAccess: Number(lastAccess) }
  return session.id > 0 && session.lastAccess > 0 ? session : undefined
}

function latest(sessions: (Session | undefined)[]): Session | undefined {
  return sessions.reduce((best, one) => (one && (!best || one.lastAccess > best.lastAccess) ? one : best), undefined)
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
