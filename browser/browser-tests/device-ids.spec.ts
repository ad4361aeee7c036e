import type { Page } from '@playwright/test'
import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import { expect, test, track } from './shop'

const { apiKey } = EXAMPLE_SETTINGS
const scripts = ['/sdk.js']

/** Starts Amplitude's SDK with its defaults, as far as it does not look for things of Amplitude's cloud. */
const startSdk = (page: Page) =>
  page.evaluate(
    (key) =>
      window.amplitude.init(key, { autocapture: false, fetchRemoteConfig: false, flushIntervalMillis: 50 }).promise,
    apiKey
  )

for (const form of ['plugin', 'action'] as const) {
  test.describe(`as ${form}`, () => {
    test.use({ form })

    test("Amplitude's browser SDK and the events through Segment are one device", async ({ visit }) => {
      const page = await visit.open({ scripts, before: startSdk, companion: { apiKey } })
      await page.evaluate(() => window.amplitude.track('Seen by the SDK').promise)
      await track(page, 'Seen by Segment')
      const events = await visit.events(2)
      const sdk = await page.evaluate(() => window.amplitude.getDeviceId())
      expect(sdk).toMatch(/^[0-9a-f-]{36}$/)
      expect(events.map(({ device_id }) => device_id)).toEqual([sdk, sdk])
      expect(visit.served.sandbox.users()).toMatchObject([{ device_ids: [sdk] }])
      expect(visit.served.sandbox.projects()).toHaveLength(1)
    })

    test('so they are where the device comes by the URL from another site', async ({ visit }) => {
      const options = { scripts, before: startSdk, companion: { apiKey, deviceIdFromUrlParam: true } }
      const path = `/?ampDeviceId=device-of-the-other-site&ampTimestamp=${Date.now() + 60_000}`
      const page = await visit.open({ ...options, path })
      await page.evaluate(() => window.amplitude.track('Seen by the SDK').promise)
      await track(page, 'Seen by Segment')
      await visit.open({ ...options, tab: page, path: '/cart' })
      await track(page, 'Seen on the next page')
      const events = await visit.events(3)
      expect(new Set(events.map(({ device_id }) => device_id))).toEqual(new Set(['device-of-the-other-site']))
    })
  })
}

test('without the option the anonymous id stays the device', async ({ visit }) => {
  const page = await visit.open({ scripts, before: startSdk, path: '/?ampDeviceId=device-1234' })
  await track(page, 'Opened')
  const [opened] = await visit.events(1)
  expect(opened.device_id).toBe(visit.calls[0].anonymousId)
})

test('a device id in the URL is kept, also after the page has taken it out of its address', async ({ visit }) => {
  const companion = { deviceIdFromUrlParam: true }
  const page = await visit.open({
    companion,
    path: '/?amp_device_id=device-1234',
    before: (tab) => tab.evaluate(() => history.replaceState(null, '', '/?amp_device_id=device-1234#cart'))
  })
  await page.evaluate(() => history.replaceState(null, '', '/'))
  await track(page, 'Opened')
  await visit.open({ companion, tab: page, path: '/cart' })
  await track(page, 'Went on')
  expect((await visit.events(2)).map(({ device_id }) => device_id)).toEqual(['device-1234', 'device-1234'])
})

test('a device id that the page gives itself stays', async ({ visit }) => {
  const page = await visit.open({ companion: { deviceIdFromUrlParam: true }, path: '/?deviceId=device-1234' })
  await page.evaluate(() =>
    window.shop.analytics
      .track('Opened', {}, { context: { device: { id: 'device-of-the-page' } } })
      .then(() => undefined)
  )
  expect(await visit.events(1)).toMatchObject([{ device_id: 'device-of-the-page' }])
})
