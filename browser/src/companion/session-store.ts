/** Where a session is kept: under the names that Segment's own plugin uses and Amplitude's session replay reads. */
import { cookieIn } from './cookies'
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
  /** Comes right after a `read`. @param session `undefined` forgets it. */
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
 * @param cookies Gives all cookies as one text. The library reads localStorage first, which each subdomain has for itself: what
 * another one has written is in the cookie alone.
 */
export function sessionStore(storage: KeyValueStorage, cookies: () => string): SessionStore {
  /** What the store held when it was last looked at: each call looks before it writes, and looking costs most of its time. */
  let held: Trace | undefined
  /** Whether every place holds the session that `held` tells. */
  let isEverywhere = false
  /** What could not be stored, and what the store held instead: there is no cookie and no localStorage, or both are full. */
  let unstored: { session: Session | undefined; instead: Trace | undefined } | undefined

  const look = (): Trace | undefined => {
    const own = quietly(() => traceOf(storage.get(SESSION_ID), storage.get(LAST_ACCESS)))
    const text = cookies()
    const shared = traceOf(cookieIn(text, SESSION_ID), cookieIn(text, LAST_ACCESS))
    isEverywhere = own?.id === shared?.id
    return shared && (!own || shared.lastAccess > own.lastAccess - AT_ONCE_MS) ? shared : own
  }

  return {
    read() {
      held = look()
      return unstored && isSame(held, unstored.instead) ? unstored.session : sessionIn(held)
    },
    write(session) {
      const before = held
      quietly(() => {
        if (!isEverywhere || before?.id !== session?.id) storage.set(SESSION_ID, session ? session.id : null)
        if (session) storage.set(LAST_ACCESS, session.lastAccess)
      })
      held = look()
      unstored = isSame(held, before) && !isSame(held, session) ? { session, instead: held } : undefined
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
