/** What device mode knew, for calls that go to Amplitude through the cloud: session, device id and attribution. */
import { attributionOf, landingHere, operationsFor } from './attribution'
import type { Landing } from './attribution'
import { cookiesHere } from './cookies'
import { deviceIdInCookie, deviceIdInUrl } from './device-id'
import { exclusively } from './exclusively'
import { DESTINATION, hasSessionId, isForAmplitude, isOutOfSession, optionsIn } from './integration-options'
import type { CallContext, Library } from './library'
import { memory } from './memory'
import { chosen } from './options'
import type { CompanionOptions } from './options'
import { ownCalls } from './own-calls'
import type { Ids } from './own-calls'
import { quietly } from './quietly'
import { sessionKeeper } from './session-keeper'
import type { Current } from './session-keeper'
import { sessionStore } from './session-store'
import type { KeyValueStorage } from './session-store'

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

/**
 * @param analytics The library whose calls are completed. One companion for each.
 * @param reached How the page was reached, which may have changed its address since.
 */
export function companionFor(analytics: Library, options?: CompanionOptions, reached = landingHere()): Companion {
  const settings = chosen(options)
  const storage = analytics.storage ?? memory()
  const surroundings = { store: sessionStore(storage, cookiesHere), now: Date.now, exclusively, wait, isActedIn }
  const keeper = sessionKeeper(surroundings, settings.sessionLength)
  const own = ownCalls(analytics, settings)
  const inUrl = settings.deviceIdFromUrlParam ? deviceIdInUrl(reached.search, Date.now()) : undefined
  /** What attribution has still to tell. */
  let landing: Landing | undefined = reached
  /** Of the last call, in this page or before it: the library has forgotten them when it tells of a reset. */
  let lastIds = idsKeptIn(storage)

  function deviceId(): string | undefined {
    const inCookie = settings.apiKey ? deviceIdInCookie(cookiesHere(), settings.apiKey) : undefined
    return inUrl ?? inCookie ?? (settings.deviceIdFromUrlParam ? keptDeviceId() : undefined)
  }

  const keptDeviceId = (): string | undefined => textIn(storage, KEPT_DEVICE_ID)

  const keepDeviceId = (): void => {
    if (inUrl && keptDeviceId() !== inUrl) storage.set(KEPT_DEVICE_ID, inUrl)
  }

  function tell({ session, began, ended }: Current, ids: Ids, before: Ids): void {
    if (ended) own.sessionEnded(ended, before)
    if (began) own.sessionStarted(session, ids)
    const isDue = began || (landing && !settings.saveParamsReferrerOncePerSession)
    const attribution = attributionOf(landing ?? landingHere(), settings)
    landing = undefined
    if (!isDue) return
    const unset = began && settings.unsetParamsReferrerOnNewSession
    const operations = operationsFor(attribution, settings, unset)
    if (operations) own.attributed(operations, session, ids)
  }

  async function sessionIdOf({ event }: CallContext): Promise<number> {
    if (isOutOfSession(event.integrations)) return OUT_OF_SESSION
    const ids: Ids = { userId: event.userId, anonymousId: event.anonymousId }
    const before = lastIds ?? ids
    lastIds = ids
    const current = await keeper.current()
    quietly(() => tell(current, ids, before))
    return current.session.id
  }

  async function enrich(context: CallContext): Promise<void> {
    const { event } = context
    if (!isForAmplitude(event.integrations)) return
    addDeviceId(context, quietly(deviceId))
    if (own.isOwn(event)) return own.complete(context)
    quietly(keepDeviceId)
    const sessionId = await sessionIdOf(context)
    if (hasSessionId(event.integrations)) return
    context.updateEvent(`integrations.${DESTINATION}`, { ...optionsIn(event.integrations), session_id: sessionId })
  }

  analytics.on('reset', () => {
    quietly(() => {
      const ended = keeper.end()
      if (ended && lastIds) own.sessionEnded(ended, lastIds)
      lastIds = undefined
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
  const given: unknown = typeof device === 'object' && device !== null ? Reflect.get(device, 'id') : device
  if (id !== undefined && !given) updateEvent('context.device.id', id)
}

/** Whose visit it is, as the library keeps it. Nobody asks the library itself, which would make up an anonymous id. */
function idsKeptIn(storage: KeyValueStorage): Ids | undefined {
  const anonymousId = textIn(storage, 'ajs_anonymous_id')
  return anonymousId ? { userId: textIn(storage, 'ajs_user_id'), anonymousId } : undefined
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether the user has just clicked or typed here. Source: HTML, "User activation"; browsers that do not know it say no. */
const isActedIn = (): boolean => Boolean((navigator as Partial<Navigator>).userActivation?.isActive)

/** The library gives text of digits as a number. */
function textIn(storage: KeyValueStorage, key: string): string | undefined {
  const value = quietly(() => storage.get(key))
  return value && (typeof value === 'string' || typeof value === 'number') ? String(value) : undefined
}
