import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import { expect, test, track } from './shop'

test("Amplitude's session replay for Segment finds the session and the device of the events", async ({ visit }) => {
  const page = await visit.open({ script: '/replay.js' })
  await page.evaluate((apiKey) => window.startReplay(apiKey), EXAMPLE_SETTINGS.apiKey)
  await track(page, 'Opened')
  await track(page, 'Compared')
  const events = await visit.events(2)
  const [{ device_id, session_id }] = events
  expect(device_id).toMatch(/^[0-9a-f-]{36}$/)
  for (const { event_properties } of events) {
    expect(event_properties?.['[Amplitude] Session Replay ID']).toBe(`${device_id}/${session_id}`)
  }
  const uploads = () => visit.toAmplitude.filter(({ host }) => host === 'api-sr.amplitude.com')
  const change = () => page.evaluate(() => document.body.append(document.createElement('p')))
  await expect
    .poll(() => change().then(() => uploads().length), { message: 'uploads of the replay' })
    .toBeGreaterThan(0)
  for (const { searchParams } of uploads()) {
    expect([searchParams.get('device_id'), searchParams.get('session_id')]).toEqual([device_id, String(session_id)])
  }
})
