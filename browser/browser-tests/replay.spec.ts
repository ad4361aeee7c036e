import type { Page } from '@playwright/test'
import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import type { Visit } from './shop'
import { expect, test, track } from './shop'

const { apiKey } = EXAMPLE_SETTINGS

/** The device and the session under which each part of the recording was sent. */
async function recordings(page: Page, visit: Visit): Promise<Set<string>> {
  const uploads = () => visit.toAmplitude.filter(({ host }) => host === 'api-sr.amplitude.com')
  const change = () => page.evaluate(() => document.body.append(document.createElement('p')))
  await expect
    .poll(() => change().then(() => uploads().length), { message: 'uploads of the replay' })
    .toBeGreaterThan(0)
  return new Set(uploads().map(({ searchParams: id }) => `${id.get('device_id')}/${id.get('session_id')}`))
}

test("Amplitude's session replay for Segment finds the session and the device of the events", async ({ visit }) => {
  const page = await visit.open({ scripts: ['/replay.js'] })
  await page.evaluate((key) => window.startReplayForSegment(key), apiKey)
  await track(page, 'Opened')
  await track(page, 'Compared')
  const events = await visit.events(2)
  const [{ device_id, session_id }] = events
  expect(device_id).toMatch(/^[0-9a-f-]{36}$/)
  for (const { event_properties } of events) {
    expect(event_properties?.['[Amplitude] Session Replay ID']).toBe(`${device_id}/${session_id}`)
  }
  expect(await recordings(page, visit)).toEqual(new Set([`${device_id}/${session_id}`]))
})

test("session replay by itself has the session of the events and the device of Amplitude's SDK", async ({ visit }) => {
  const page = await visit.open({
    scripts: ['/sdk.js', '/replay.js'],
    before: (tab) =>
      tab.evaluate(
        (key) => window.amplitude.init(key, { autocapture: false, fetchRemoteConfig: false }).promise,
        apiKey
      ),
    companion: { apiKey }
  })
  await page.evaluate(() => window.shop.analytics.identify('user-1234').then(() => undefined))
  await page.evaluate((key) => window.startReplay(key), apiKey)
  await track(page, 'Opened')
  const [, opened] = await visit.events(2)
  expect(opened.device_id).toBe(await page.evaluate(() => window.amplitude.getDeviceId()))
  expect(await recordings(page, visit)).toEqual(new Set([`${opened.device_id}/${opened.session_id}`]))
})
