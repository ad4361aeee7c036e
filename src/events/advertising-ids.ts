import type { CallContextSource } from './call-context'
import { contextPart } from './call-context'
import { describingText, firstText } from './describing-text'

/** What a payload says about advertising ids. */
export interface AdvertisingSource extends CallContextSource {
  idfa?: string
  idfv?: string
  adid?: string
  android_id?: string
  android_app_set_id?: string
}

/** What tells the system, as it is sent. */
export interface SystemSigns {
  platform?: string
  os_name?: string
  device_manufacturer?: string
  /** Where a user agent's browser stands in for its system, the system's name. */
  device_model?: string
}

/** The advertising ids of an event. */
export interface AdvertisingIds {
  idfa?: string
  idfv?: string
  adid?: string
  android_id?: string
  android_app_set_id?: string
}

/**
 * How a line begins that names a system. Spaces are those of the line: where there are thousands of empty ones, each would look through
 * all behind it.
 */
const APPLE = /^[^\S\r\n\u2028\u2029]*(ios|ipados|tvos|watchos|visionos|iphone os|mac ?os|os x|apple)\b/im
const ANDROID = /^[^\S\r\n\u2028\u2029]*android\b/im

/**
 * What stands in place of an id where its user does not allow tracking: `00000000-0000-0000-0000-000000000000`, or nothing but
 * spaces.
 */
const ZEROS = /^[0-]*$/

/**
 * Advertising ids as mapped; where they are not, the one that Segment collects under one name for all systems goes to the
 * key of the event's system: Apple's to `idfa`, Android's to `adid`, and to both where nothing tells the system. On Apple
 * systems the vendor id is the device's. Where the user does not allow tracking, nothing is taken that is not mapped.
 */
export function advertisingIds(source: AdvertisingSource, signs: SystemSigns): AdvertisingIds {
  const { advertisingId, idfa, id, adTrackingEnabled } = contextPart(source, 'device')
  const isForbidden = adTrackingEnabled === false || adTrackingEnabled === 'false'
  const collected = isForbidden ? undefined : realId(advertisingId) ?? realId(idfa)
  const vendor = isForbidden ? undefined : realId(id)
  // Most events have none of these ids, and need no look at the system.
  const system = collected || vendor ? systemOf(signs) : undefined
  return {
    idfa: realId(source.idfa) ?? (system === 'apple' || system === 'unknown' ? collected : undefined),
    idfv: realId(source.idfv) ?? (system === 'apple' ? vendor : undefined),
    adid: realId(source.adid) ?? (system === 'android' || system === 'unknown' ? collected : undefined),
    android_id: realId(source.android_id),
    android_app_set_id: realId(source.android_app_set_id)
  }
}

function realId(value: unknown): string | undefined {
  const id = describingText(value)
  return id === undefined || ZEROS.test(id.trim()) ? undefined : id
}

/** @returns `undefined` for a system that has no such ids. */
function systemOf({ os_name, platform, device_manufacturer, device_model }: SystemSigns) {
  const signs = [os_name, platform, device_manufacturer, device_model].join('\n')
  if (APPLE.test(signs)) return 'apple'
  if (ANDROID.test(signs)) return 'android'
  return firstText(os_name) ? undefined : 'unknown'
}
