import { eitherWay } from './either-way'

/** User agents as browsers and apps send them. */
export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'
export const GALAXY =
  'Mozilla/5.0 (Linux; Android 11; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'
export const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
export const REDUCED =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'
export const MACINTOSH =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
export const UBUNTU = 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0'
export const APP = 'Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F)'
export const FIREFOX_ALONE = 'Mozilla/5.0 Gecko/20100101 Firefox/120.0'

/** What is seen of an event that says neither. */
export const NOTHING = { os: [], device: [] }

/**
 * What stands in the event of the operating system and of the device: [name, version] and [brand, manufacturer, model], the same alone and
 * in a batch.
 */
export async function seen(context: Record<string, unknown>, mapping = {}) {
  const { events } = await eitherWay('logEvent', { context }, mapping)
  expect(events).toHaveLength(1)
  const [event] = events
  const values = (keys: string[]) => keys.flatMap((key) => (key in event ? [`${key}: ${String(event[key])}`] : []))
  return {
    os: values(['os_name', 'os_version']),
    device: values(['device_brand', 'device_manufacturer', 'device_model'])
  }
}
