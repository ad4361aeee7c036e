/** What a payload says about advertising ids. */
export interface AdvertisingSource {
  idfa?: string
  idfv?: string
  adid?: string
  android_id?: string
  advertising_id?: string
  vendor_id?: string
}

/** What tells the system, as it is sent. */
export interface SystemSigns {
  platform?: string
  os_name?: string
  device_manufacturer?: string
}

/** The advertising ids of an event. */
export interface AdvertisingIds {
  idfa?: string
  idfv?: string
  adid?: string
  android_id?: string
}

const APPLE = /^(ios|ipados|tvos|watchos|visionos|iphone os|mac ?os|os x|apple)\b/i
const ANDROID = /^android\b/i

/**
 * Advertising ids as mapped; where they are not, the one that Segment collects under one name for all systems goes to the
 * key of the event's system: Apple's to `idfa`, Android's to `adid`, and to both where nothing tells the system.
 */
export function advertisingIds(source: AdvertisingSource, signs: SystemSigns): AdvertisingIds {
  const { idfa, idfv, adid, android_id, advertising_id, vendor_id } = source
  // Most events have none of these ids, and need no look at the system.
  const system = advertising_id || vendor_id ? systemOf(signs) : undefined
  return {
    idfa: idfa || (system === 'apple' || system === 'unknown' ? advertising_id : undefined),
    idfv: idfv || (system === 'apple' ? vendor_id : undefined),
    adid: adid || (system === 'android' || system === 'unknown' ? advertising_id : undefined),
    android_id
  }
}

function systemOf({ os_name, platform, device_manufacturer }: SystemSigns) {
  const signs = [os_name, platform, device_manufacturer].map((sign) => sign?.trim() ?? '')
  if (signs.some((sign) => APPLE.test(sign))) return 'apple'
  if (signs.some((sign) => ANDROID.test(sign))) return 'android'
  return os_name ? 'other' : 'unknown'
}
