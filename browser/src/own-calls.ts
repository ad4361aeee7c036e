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
  /** Takes out of one what the library has added. */
  complete(context: CallContext): void
  sessionStarted(session: Session, ids: Ids): void
  sessionEnded(session: Session, ids: Ids): void
  /** @param operations User properties by operation. */
  attributed(operations: object, session: Session, ids: Ids): void
}

export function ownCalls(analytics: Library, settings: Chosen): OwnCalls {
  /** Traits by message id: the library adds to an identify call all traits that it remembers, which would count them again. */
  const traits = new Map<string, object>()

  const options = (kind: string, session: Session, ids: Ids): CallOptions => ({
    // The same over all tabs, and unlike any other user's, so that what is sent twice counts once.
    messageId: `${OWN}${kind}-${ids.anonymousId ?? ids.userId}-${session.id}`,
    ...(ids.userId ? { userId: ids.userId } : {}),
    ...(ids.anonymousId ? { anonymousId: ids.anonymousId } : {}),
    integrations: { All: false, [DESTINATION]: { session_id: session.id } }
  })

  const sessionEvent = (name: string, kind: string, session: Session, time: number, ids: Ids): void => {
    if (!settings.triggerSessionEvents) return
    unawaited(analytics.track(name, {}, { ...options(kind, session, ids), timestamp: new Date(time) }))
  }

  return {
    isOwn: ({ messageId }) => String(messageId).startsWith(OWN),
    complete({ event, updateEvent }) {
      const own = traits.get(String(event.messageId))
      if (own) updateEvent('traits', own)
      traits.delete(String(event.messageId))
    },
    sessionStarted: (session, ids) => sessionEvent(settings.sessionStartEvent, 'start', session, session.id, ids),
    sessionEnded: (session, ids) => sessionEvent(settings.sessionEndEvent, 'end', session, session.lastAccess, ids),
    attributed(operations, session, ids) {
      const call = options(`attribution-${Date.now()}`, session, ids)
      traits.set(call.messageId, operations)
      unawaited(analytics.identify({}, call))
    }
  }
}

/** A call that the library cannot send is the library's to report. */
function unawaited(call: Promise<unknown>): void {
  call.catch(() => undefined)
}
