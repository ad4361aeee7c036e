/** What device mode knew, for calls that go to Amplitude through the cloud: session, device id and attribution. */
import { attributionOf, operationsFor } from './attribution'
import type { Landing } from './attribution'
import { cookieValue } from './cookies'
import { deviceIdInCookie, deviceIdInUrl } from './device-id'
import { exclusively } from './exclusively'
import { DESTINATION, hasSessionId, isForAmplitude, isOutOfSession, optionsIn } from './integration-options'
import type { CallContext, Library } from './library'
import { memory } from './memory'
import { chosen } from './options'
import type { CompanionOptions } from './options'
import { ownCalls } from './own-calls'
import type { Ids } from './own-calls'
import { sessionKeeper } from './session-keeper'
import type { Current } from './session-keeper'
import { sessionStore } from './session-store'

/** What a page may ask, and what completes its calls. */
export interface Companion {
  /** Completes a call. Never rejects: what cannot be completed goes as it is. */
  enrich(context: CallContext): Promise<void>
  /** Amplitude's device id, where one is known; otherwise the cloud takes the anonymous id. */
  deviceId(): string | undefined
  /** The session under way: its start in ms since the epoch. */
  sessionId(): number | undefined
  /** Sends what the library still holds back. */
  flush(): Promise<void>
}

const KEPT_DEVICE_ID = 'analytics_amplitude_device_id'
const OUT_OF_SESSION = -1

/** @param analytics The library whose calls are completed. One companion for each. */
export function companionFor(analytics: Library, options?: CompanionOptions): Companion {
  const settings = chosen(options)
  const storage = analytics.storage ?? memory()
  const surroundings = { store: sessionStore(storage, cookieValue), now: Date.now, exclusively, wait }
  const keeper = sessionKeeper(surroundings, settings.sessionLength)
  const own = ownCalls(analytics, settings)
  /** How this page was reached, until it is told: by then the page may have changed its address. */
  let landing: Landing | undefined = landingHere()
  /** Of the last call: the library has forgotten them when it tells of a reset. */
  let ids: Ids = {}

  function deviceId(): string | undefined {
    const inUrl = settings.deviceIdFromUrlParam ? deviceIdInUrl(location.search, Date.now()) : undefined
    if (inUrl) storage.set(KEPT_DEVICE_ID, inUrl)
    const inCookie = settings.apiKey ? deviceIdInCookie(cookieValue, settings.apiKey) : undefined
    const kept = settings.deviceIdFromUrlParam ? storage.get(KEPT_DEVICE_ID) : undefined
    return inUrl ?? inCookie ?? (kept ? String(kept) : undefined)
  }

  function tell({ session, began, ended }: Current): void {
    if (began && ended) own.sessionEnded(ended, ids)
    if (began) own.sessionStarted(session, ids)
    const isDue = began || (landing && !settings.saveParamsReferrerOncePerSession)
    if (!isDue) return
    const attribution = attributionOf(landing ?? landingHere(), settings)
    landing = undefined
    const operations = operationsFor(attribution, settings, began && settings.unsetParamsReferrerOnNewSession)
    if (operations) own.attributed(operations, session, ids)
  }

  async function sessionIdOf({ event }: CallContext): Promise<number> {
    if (isOutOfSession(event.integrations)) return OUT_OF_SESSION
    const current = await keeper.current()
    tell(current)
    return current.session.id
  }

  async function enrich(context: CallContext): Promise<void> {
    const { event } = context
    if (!isForAmplitude(event.integrations)) return
    addDeviceId(context, deviceId())
    if (own.isOwn(event)) return own.complete(context)
    ids = { userId: event.userId, anonymousId: event.anonymousId }
    const sessionId = await sessionIdOf(context)
    if (hasSessionId(event.integrations)) return
    context.updateEvent(`integrations.${DESTINATION}`, { ...optionsIn(event.integrations), session_id: sessionId })
  }

  analytics.on('reset', () => {
    quietly(() => {
      const ended = keeper.end()
      if (ended) own.sessionEnded(ended, ids)
    })
  })

  return {
    enrich: (context) => enrich(context).catch(() => undefined),
    deviceId: () => quietly(deviceId),
    sessionId: () => quietly(() => keeper.underWay()?.id),
    flush: async () => void (await analytics.queue?.flush?.())
  }
}

/** A device id that the page itself gave stays. */
function addDeviceId({ event, updateEvent }: CallContext, id: string | undefined): void {
  const device = event.context?.device
  const given = typeof device === 'object' && device !== null ? Reflect.get(device, 'id') : device
  if (id !== undefined && !given) updateEvent('context.device.id', id)
}

function landingHere(): Landing {
  return { search: location.search, referrer: document.referrer, host: location.host }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function quietly<T>(task: () => T): T | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}
