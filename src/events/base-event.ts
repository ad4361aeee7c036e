import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { acceptedIds } from '../amplitude/ids'
import type { AdvertisingSource } from './advertising-ids'
import { advertisingIds } from './advertising-ids'
import { contextPart } from './call-context'
import type { OptionsSource } from './call-options'
import { optionOf } from './call-options'
import { compact, isEmpty, isNothing } from './compact'
import { describingText, firstText } from './describing-text'
import { EVENT_SHAPE } from './event-shape'
import { toGroups } from './groups'
import type { InsertIdSource } from './insert-id'
import type { LibrarySource } from './library'
import { libraryOf } from './library'
import { toMilliseconds } from './milliseconds'
import type { MinIdLengthSource } from './min-id-length'
import { minIdLengthOf } from './min-id-length'
import type { PlaceSource } from './place'
import { addressOf, coordinatesOf, languageOf, placeOf } from './place'
import type { PlatformSource } from './platform'
import { platformOf } from './platform'
import { sessionId } from './session-id'
import type { SystemAndDeviceSource } from './system-and-device'
import { statedOsName, systemAndDevice } from './system-and-device'
import { rawUserAgent } from './user-agent'

/** What the payloads of all actions that send events have in common. */
export interface BasePayload
  extends InsertIdSource,
    OptionsSource,
    PlatformSource,
    SystemAndDeviceSource,
    PlaceSource,
    AdvertisingSource,
    LibrarySource,
    MinIdLengthSource {
  user_id?: string
  device_id?: string
  time?: string
  app_version?: string
  carrier?: string
  dma?: string
  plan?: { branch?: string; source?: string; version?: string }
  partner_id?: string
}

/** HTTP V2 API, "ingestion_metadata": where Amplitude shows the event to have come from. */
const INGESTION_METADATA = { source_name: 'segment' }

const NO_ADDRESS: Properties = Object.freeze({})

/**
 * Who did it, and when.
 * @throws PayloadValidationError where no id is left that Amplitude takes, or a time is no point in time.
 */
export function identityOf(payload: BasePayload): Partial<AmplitudeEvent> {
  const { user_id, device_id } = acceptedIds(payload, minIdLengthOf(payload))
  return {
    user_id,
    device_id,
    time: isNothing(payload.time) ? undefined : toMilliseconds(payload.time as string, 'time'),
    session_id: sessionId(payload)
  }
}

/**
 * What every event of a payload says: who, when, where, and on what. It has no type yet.
 * @param address Of the user's traits, for a place that nothing else says.
 * @throws PayloadValidationError where an id or a time cannot be what it means.
 */
export function baseEvent(payload: BasePayload, address: Properties = NO_ADDRESS): AmplitudeEvent {
  const { user_id, device_id, time, session_id } = identityOf(payload)
  const platform = platformOf(payload, statedOsName(payload))
  const { os_name, os_version, device_brand, device_manufacturer, device_model } = systemAndDevice(payload)
  const { country, region, city } = placeOf(payload, address)
  const { location_lat, location_lng } = coordinatesOf(payload)
  const ids = advertisingIds(payload, { platform, os_name, device_manufacturer, device_model })
  const { library, plan, ingestion_metadata, partner_id } = originOf(payload)
  const event: AmplitudeEvent = { ...EVENT_SHAPE }
  // Key by key: an object of this many keys that is spread together costs ten times as much.
  event.user_id = user_id
  event.device_id = device_id
  event.time = time
  event.session_id = session_id
  event.groups = said(toGroups(optionOf(payload, 'groups')))
  event.app_version = firstText(payload.app_version, contextPart(payload, 'app').version)
  event.platform = platform
  event.os_name = os_name
  event.os_version = os_version
  event.device_brand = device_brand
  event.device_manufacturer = device_manufacturer
  event.device_model = device_model
  event.carrier = firstText(payload.carrier, contextPart(payload, 'network').carrier)
  event.country = country
  event.region = region
  event.city = city
  event.dma = describingText(payload.dma)
  event.language = languageOf(payload)
  event.location_lat = location_lat
  event.location_lng = location_lng
  event.ip = addressOf(payload)
  event.user_agent = rawUserAgent(payload)
  event.idfa = ids.idfa
  event.idfv = ids.idfv
  event.adid = ids.adid
  event.android_id = ids.android_id
  event.android_app_set_id = ids.android_app_set_id
  event.library = library
  event.plan = said(plan)
  event.partner_id = partner_id
  event.ingestion_metadata = ingestion_metadata
  return event
}

/** What sent the event. */
export function originOf(payload: BasePayload): Partial<AmplitudeEvent> {
  return {
    library: libraryOf(payload),
    plan: payload.plan && compact(payload.plan),
    partner_id: describingText(payload.partner_id),
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
