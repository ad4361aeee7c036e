/** The calls that the companion makes itself, to this destination alone: starts and ends of sessions, and attribution. */
import { DESTINATION } from './integration-options'
import type { Call, CallContext, CallOptions, Library } from './library'
import type { Chosen } from './options'
import type { Session } from './session'

/** Begins their message ids: by it they are told from the page's. */
const OWN = 'amplitude-companion-'

/** Whose calls they are. */
export type Ids = Pick<Call, 'userId' | 'anonymousId'>

export interface OwnCalls {
  isOwn(call: Call): boolean
  /** Replaces what the library has put into one. */
  complete(context: CallContext): void
  sessionStarted(session: Session, ids: Ids): void
  sessionEnded(session: Session, ids: Ids): void
  /** @param operations User properties by operation. */
  attributed(operations: object, session: Session, ids: Ids): void
}

export function ownCalls(analytics: Library, settings: Chosen): OwnCalls {
  /**
   * Fields by message id. The library would take an anonymous id among a call's options for the visitor's new one, adds to an
   * identify call the traits that it remembers, and to every call the destinations that were named when it was loaded.
   */
  const under = new Map<string, object>()

  const send = (kind: string, session: Session, ids: Ids, fields: object, call: (options: CallOptions) => unknown) => {
    // The same over all tabs, and unlike any other user's, so that what is sent twice counts once.
    const messageId = `${OWN}${kind}-${ids.anonymousId ?? ids.userId}-${session.id}`
    const integrations = { All: false, [DESTINATION]: { session_id: session.id } }
    under.set(messageId, { ...ids, ...fields, integrations })
    // A call that the library cannot send is the library's to report.
    Promise.resolve(call({ messageId, integrations })).catch(() => undefined)
  }

  const sessionEvent = (name: string, kind: string, session: Session, time: number, ids: Ids): void => {
    if (!settings.triggerSessionEvents) return
    const timestamp = new Date(time)
    send(kind, session, ids, {}, (options) => analytics.track(name, {}, { ...options, timestamp }))
  }

  return {
    isOwn: ({ messageId }) => String(messageId).startsWith(OWN),
    complete({ event, updateEvent }) {
      const fields = under.get(String(event.messageId)) ?? {}
      for (const [name, value] of Object.entries(fields)) updateEvent(name, value)
      under.delete(String(event.messageId))
    },
    sessionStarted: (session, ids) => sessionEvent(settings.sessionStartEvent, 'start', session, session.id, ids),
    sessionEnded: (session, ids) => sessionEvent(settings.sessionEndEvent, 'end', session, session.lastAccess, ids),
    attributed(traits, session, ids) {
      send(`attribution-${Date.now()}`, session, ids, { traits }, (options) => analytics.identify({}, options))
    }
  }
}
