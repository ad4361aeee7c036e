/** One session over all tabs and subdomains. */
import { extended, isOver } from './session'
import type { Session } from './session'
import type { SessionStore } from './session-store'

/** What the keeper needs of its surroundings. */
export interface Surroundings {
  store: SessionStore
  /** ms since the epoch. */
  now: () => number
  /** Runs one task at a time over all tabs of an origin, as far as the browser can. */
  exclusively: <T>(task: () => Promise<T>) => Promise<T>
  wait: (ms: number) => Promise<void>
  /** Whether the user has just acted in this tab, and so in no other. */
  isActedIn: () => boolean
}

/** The session of an activity. */
export interface Current {
  session: Session
  /** Whether it began with this activity, here and in no other tab. */
  began: boolean
  /** The one before, where it has ended by this. */
  ended?: Session
}

export interface SessionKeeper {
  /** The session to which something belongs that happens now. Begins one where none is under way. */
  current(): Promise<Current>
  /** The session under way, if any, without an activity. */
  underWay(): Session | undefined
  /** Ends the session; the next activity begins another. */
  end(): Session | undefined
}

/** ms after which another subdomain, which no lock reaches, has written its session, if it began one at the same moment. */
const SETTLING_MS = 25

/** @param length ms without activity that end a session. */
export function sessionKeeper(
  { store, now, exclusively, wait, isActedIn }: Surroundings,
  length: number
): SessionKeeper {
  let beginning: Promise<Current> | undefined

  const underWay = () => {
    const session = store.read()
    return isOver(session, now(), length) ? undefined : session
  }

  const going = (): Current | undefined => {
    const session = underWay()
    if (!session) return undefined
    store.write(extended(session, now()))
    return { session, began: false }
  }

  const begin = (): Current => {
    const ended = store.read()
    const id = now()
    const session = { id, lastAccess: id }
    store.write(session)
    return { session, began: true, ended }
  }

  const settled = async (current: Current): Promise<Current> => {
    await wait(SETTLING_MS)
    const standing = store.read()
    return standing && standing.id !== current.session.id ? { session: standing, began: false } : current
  }

  return {
    underWay,
    async current() {
      // Whatever happens while a session begins belongs to it, whichever it turns out to be.
      if (beginning) return { session: (await beginning).session, began: false }
      const current = going()
      if (current) return current
      // A click often leads to another page, which would not wait for a call that is held back.
      if (isActedIn()) return begin()
      beginning = exclusively(async () => going() ?? settled(begin()))
      return beginning.finally(() => (beginning = undefined))
    },
    end() {
      const session = underWay()
      store.write(undefined)
      return session
    }
  }
}
