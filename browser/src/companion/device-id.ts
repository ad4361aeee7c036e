/** Amplitude's own device id in the browser. Source: Amplitude, "Browser SDK": cookies, and device ids across domains. */
import { cookieIn } from './cookies'

/** Parameters of a URL that carry a device id, in the order in which they count. The last one is the classic SDK's. */
const PARAMETERS = ['ampDeviceId', 'deviceId', 'amp_device_id']

/** ms since the epoch until which `ampDeviceId` and `deviceId` hold; without it they hold always. */
const VALID_UNTIL = 'ampTimestamp'

/**
 * The device id in a page's URL.
 * @param search The query, with or without its question mark.
 * @param now ms since the epoch.
 */
export function deviceIdInUrl(search: string, now: number): string | undefined {
  const query = new URLSearchParams(search)
  // As in Amplitude's SDK, text that is no time is none.
  const until = Number(query.get(VALID_UNTIL)) || Infinity
  const isValid = (name: string) => name === 'amp_device_id' || now < until
  return PARAMETERS.filter(isValid)
    .map((name) => query.get(name)?.trim())
    .find((id) => id)
}

/**
 * The device id that Amplitude's SDK has in its cookie.
 * @param cookies All cookies as one text.
 * @param apiKey Of the project: the cookie's name ends with the beginning of it.
 */
export function deviceIdInCookie(cookies: string, apiKey: string): string | undefined {
  const [current, legacy] = [`AMP_${apiKey.slice(0, 10)}`, `amp_${apiKey.slice(0, 6)}`].map((name) =>
    cookieIn(cookies, name)
  )
  return deviceIdIn(current) ?? legacyDeviceIdIn(legacy)
}

function deviceIdIn(value: string | undefined): string | undefined {
  try {
    const { deviceId } = JSON.parse(decodeURIComponent(atob(value ?? ''))) as { deviceId?: unknown }
    return typeof deviceId === 'string' && deviceId !== '' ? deviceId : undefined
  } catch {
    return undefined
  }
}

/** Values joined by dots, of which the device id is the first. */
function legacyDeviceIdIn(value: string | undefined): string | undefined {
  return value?.split('.')[0] || undefined
}
