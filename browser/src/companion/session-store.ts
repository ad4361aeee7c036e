/** Where a session is kept: under the names that Segment's own plugin uses and Amplitude's session replay reads. */
import { quietly } from './quietly'
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

/** What is stored of a session. One that was ended leaves the time, by which another subdomain knows its own copy to be old. */
interface Trace {
  /** 0 where there is none. */
  id: number
  lastAccess: number
}

/** ms within which two tabs may have begun a session at once: then the one in the cookie counts, which all of them see. */
const AT_ONCE_MS = 1000

/**
 * @param storage Of the library.
 * @param cookie Gives the value of a cookie. The library reads localStorage first, which each subdomain has for itself: what another
 * one has written is in the cookie alone.
 */
export function sessionStore(storage: KeyValueStorage, cookie: (name: string) => string | undefined): SessionStore {
  /** What could not be stored, and what the store held instead: there is no cookie and no localStorage, or both are full. */
  let unstored: { session: Session | undefined; instead: Trace | undefined } | undefined

  const stored = (): Trace | undefined => {
    const own = traceOf(storage.get(SESSION_ID), storage.get(LAST_ACCESS))
    const shared = traceOf(cookie(SESSION_ID), cookie(LAST_ACCESS))
    return shared && (!own || shared.lastAccess > own.lastAccess - AT_ONCE_MS) ? shared : own
  }

  return {
    read() {
      const found = quietly(stored)
      return unstored && isSame(found, unstored.instead) ? unstored.session : sessionIn(found)
    },
    write(session) {
      const before = quietly(stored)
      quietly(() => {
        storage.set(SESSION_ID, session ? session.id : null)
        if (session) storage.set(LAST_ACCESS, session.lastAccess)
      })
      const after = quietly(stored)
      unstored = isSame(after, before) && !isSame(after, session) ? { session, instead: after } : undefined
    }
  }
}

function traceOf(id: unknown, lastAccess: unknown): Trace | undefined {
  return Number(lastAccess) > 0 ? { id: Number(id) || 0, lastAccess: Number(lastAccess) } : undefined
}

function sessionIn(trace: Trace | undefined): Session | undefined {
  return trace && trace.id > 0 ? trace : undefined
}

function isSame(one: Trace | undefined, other: Trace | undefined): boolean {
  return one?.id === other?.id && one?.lastAccess === other?.lastAccess
}
