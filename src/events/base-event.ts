import type { AmplitudeEvent } from '../amplitude/event'
import { advertisingIds } from './advertising-ids'
import type { AdvertisingSource } from './advertising-ids'
import { compact } from './compact'
import { toGroups } from './groups'
import type { InsertIdSource } from './insert-id'
import { toMilliseconds } from './milliseconds'
import type { PlatformSource } from './platform'
import { platformOf } from './platform'
import type { SessionSource } from './session-id'
import { sessionId } from './session-id'
import type { UserAgentSource } from './user-agent'
import { rawUserAgent, systemAndDevice } from './user-agent'

/** Keys of an event that are sent as they are mapped. */
const AS_MAPPED = [
  'app_version',
  'carrier',
  'country',
  'region',
  'city',
  'dma',
  'language',
  'location_lat',
  'location_lng',
  'ip'
] as const

/** What the payloads of all actions that send events have in common. */
export interface BasePayload
  extends InsertIdSource,
    SessionSource,
    PlatformSource,
    UserAgentSource,
    AdvertisingSource,
    Pick<AmplitudeEvent, typeof AS_MAPPED[number]> {
  user_id?: string
  device_id?: string
  time?: string | number
  groups?: { [type: string]: unknown }
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
    time: payload.time === undefined || payload.time === '' ? undefined : toMilliseconds(payload.time),
    session_id: sessionId(payload)
  }
}

/**
 * What every event of a payload says: who, when, where, and on what. May hold empty values; `toEvent` leaves them out.
 * @throws PayloadValidationError where a time is no point in time.
 */
export function baseEvent(payload: BasePayload): Partial<AmplitudeEvent> {
  const platform = platformOf(payload)
  const system = systemAndDevice(payload)
  const base: Partial<AmplitudeEvent> = {
    ...identityOf(payload),
    groups: toGroups(payload.groups),
    platform,
    ...system,
    ...advertisingIds({
      ...payload,
      platform,
      os_name: system.os_name,
      device_manufacturer: system.device_manufacturer
    }),
    user_agent: rawUserAgent(payload),
    ...originOf(payload)
  }
  for (const key of AS_MAPPED) Object.assign(base, { [key]: payload[key] })
  return base
}

/** What sent the event. */
export function originOf({ library, plan }: BasePayload): Partial<AmplitudeEvent> {
  return {
    library: library || DEFAULT_LIBRARY,
    plan: plan && compact(plan),
    ingestion_metadata: INGESTION_METADATA
  }
}

/** An event as it is sent: its type trimmed, and nothing in it that says nothing. */
export function toEvent(eventType: string, event: Partial<AmplitudeEvent>): AmplitudeEvent {
  return { event_type: eventType.trim(), ...compact(event) }
}
