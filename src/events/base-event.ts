import type { AmplitudeEvent } from '../amplitude/event'
import { advertisingIds } from './advertising-ids'
import type { AdvertisingSource } from './advertising-ids'
import type { OptionsSource } from './classic-options'
import { optionOf } from './classic-options'
import { compact, isEmpty } from './compact'
import { EVENT_SHAPE } from './event-shape'
import { toGroups } from './groups'
import type { InsertIdSource } from './insert-id'
import { toMilliseconds } from './milliseconds'
import type { PlatformSource } from './platform'
import { platformOf } from './platform'
import { sessionId } from './session-id'
import type { UserAgentSource } from './user-agent'
import { rawUserAgent, systemAndDevice } from './user-agent'

/** Keys of an event that are sent as they are mapped. */
type AsMapped = Pick<
  AmplitudeEvent,
  | 'app_version'
  | 'carrier'
  | 'country'
  | 'region'
  | 'city'
  | 'dma'
  | 'language'
  | 'location_lat'
  | 'location_lng'
  | 'ip'
>

/** What the payloads of all actions that send events have in common. */
export interface BasePayload
  extends InsertIdSource,
    OptionsSource,
    PlatformSource,
    UserAgentSource,
    AdvertisingSource,
    AsMapped {
  user_id?: string
  device_id?: string
  time?: string | number
  plan?: { branch?: string; source?: string; version?: string }
}

/** HTTP V2 API, "ingestion_metadata": where Amplitude shows the event to have come from. */
const INGESTION_METADATA = { source_name: 'segment' }

/** The library of an event that does not name one. */
const DEFAULT_LIBRARY = 'segment'

/** Who did it, and when. */
export function identityOf(payload: BasePayload): Partial<AmplitudeEvent> {
  return {
    user_id: payload.user_id,
    device_id: payload.device_id,
    time: payload.time === undefined || payload.time === '' ? undefined : toMilliseconds(payload.time, 'time'),
    session_id: sessionId(payload)
  }
}

/**
 * What every event of a payload says: who, when, where, and on what. It has no type yet.
 * @throws PayloadValidationError where a time is no point in time.
 */
export function baseEvent(payload: BasePayload): AmplitudeEvent {
  const { user_id, device_id, time, session_id } = identityOf(payload)
  const platform = platformOf(payload)
  const { os_name, os_version, device_brand, device_manufacturer, device_model } = systemAndDevice(payload)
  const { idfa, idfv, adid, android_id } = advertisingIds(payload, { platform, os_name, device_manufacturer })
  const { library, plan, ingestion_metadata } = originOf(payload)
  const event: AmplitudeEvent = { ...EVENT_SHAPE }
  // Key by key: an object of this many keys that is spread together costs ten times as much.
  event.user_id = said(user_id)
  event.device_id = said(device_id)
  event.time = said(time)
  event.session_id = said(session_id)
  event.groups = said(toGroups(optionOf(payload, 'groups')))
  event.app_version = said(payload.app_version)
  event.platform = said(platform)
  event.os_name = said(os_name)
  event.os_version = said(os_version)
  event.device_brand = said(device_brand)
  event.device_manufacturer = said(device_manufacturer)
  event.device_model = said(device_model)
  event.carrier = said(payload.carrier)
  event.country = said(payload.country)
  event.region = said(payload.region)
  event.city = said(payload.city)
  event.dma = said(payload.dma)
  event.language = said(payload.language)
  event.location_lat = said(payload.location_lat)
  event.location_lng = said(payload.location_lng)
  event.ip = said(payload.ip)
  event.user_agent = said(rawUserAgent(payload))
  event.idfa = said(idfa)
  event.idfv = said(idfv)
  event.adid = said(adid)
  event.android_id = said(android_id)
  event.library = said(library)
  event.plan = said(plan)
  event.ingestion_metadata = said(ingestion_metadata)
  return event
}

/** What sent the event. */
export function originOf({ library, plan }: BasePayload): Partial<AmplitudeEvent> {
  return {
    library: library || DEFAULT_LIBRARY,
    plan: plan && compact(plan),
    ingestion_metadata: INGESTION_METADATA
  }
}

/**
 * An event as it is sent: its type trimmed, and nothing in it that says nothing. Keys it has no value for are undefined.
 * @param base What all events of the payload say; stays as it is.
 * @param parts What this one says besides; where two say the same, the later counts.
 */
export function toEvent(
  eventType: string,
  base: AmplitudeEvent,
  ...parts: Array<Partial<AmplitudeEvent>>
): AmplitudeEvent {
  const event: AmplitudeEvent & Record<string, unknown> = { ...base }
  event.event_type = eventType.trim()
  for (const part of parts as Array<Record<string, unknown>>) {
    for (const key of Object.keys(part)) if (!isEmpty(part[key])) event[key] = part[key]
  }
  return event
}

/** A value, unless it says nothing. */
function said<T>(value: T): T | undefined {
  return isEmpty(value) ? undefined : value
}
