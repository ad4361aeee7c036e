import { DESTINATION, expect, MINUTE, reset, START, stored, test, track } from './shop'

for (const form of ['plugin', 'action'] as const) {
  test.describe(`as ${form}`, () => {
    test.use({ form })

    test('the events of a visit have one session, and those after the time-out another', async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const page = await visit.open()
      await track(page, 'Opened')
      await page.evaluate(() => window.shop.analytics.identify('user-1234', { plan: 'free' }))
      await page.evaluate(() => window.shop.analytics.page('Pricing'))
      await page.clock.setSystemTime(START + 29 * MINUTE)
      await track(page, 'Compared')
      await page.clock.setSystemTime(START + 60 * MINUTE)
      await track(page, 'Came back')
      const events = await visit.events(5)
      expect(events.map(({ event_type }) => event_type)).toEqual([
        'Opened',
        '$identify',
        'Loaded a Page',
        'Compared',
        'Came back'
      ])
      const [first, , , , last] = events.map(({ session_id }) => Number(session_id))
      expect(first).toBeGreaterThanOrEqual(START)
      expect(first).toBeLessThan(START + MINUTE)
      expect(new Set(events.slice(0, 4).map(({ session_id }) => session_id))).toEqual(new Set([first]))
      expect(last).toBeGreaterThanOrEqual(START + 60 * MINUTE)
    })

    test('a session has the length that the site has chosen, and goes on from page to page', async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const companion = { sessionLength: 2 * MINUTE }
      const page = await visit.open({ companion })
      await track(page, 'Opened')
      await visit.open({ companion, tab: page, path: '/cart' })
      await track(page, 'Went on')
      await page.clock.setSystemTime(START + 5 * MINUTE)
      await track(page, 'Came back')
      const [opened, wentOn, cameBack] = await visit.events(3)
      expect(wentOn.session_id).toBe(opened.session_id)
      expect(cameBack.session_id).toBeGreaterThanOrEqual(START + 5 * MINUTE)
    })

    test('what stands outside sessions has -1 and does not extend the session', async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const page = await visit.open()
      await track(page, 'Pushed', { [DESTINATION]: { outOfSession: true } })
      expect(await stored(page, 'analytics_session_id')).toEqual([])
      await track(page, 'Opened')
      await page.clock.setSystemTime(START + 20 * MINUTE)
      await track(page, 'Pushed again', { Amplitude: { outOfSession: true } })
      await page.clock.setSystemTime(START + 40 * MINUTE)
      await track(page, 'Came back')
      const [pushed, opened, pushedAgain, cameBack] = (await visit.events(4)).map(({ session_id }) => session_id)
      expect([pushed, pushedAgain]).toEqual([-1, -1])
      expect(opened).toBeGreaterThanOrEqual(START)
      expect(cameBack).toBeGreaterThanOrEqual(START + 40 * MINUTE)
    })

    test("the page's options stay, and what it says once it does not say for ever", async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const page = await visit.open()
      const twice = (name: string) =>
        page.evaluate(
          ([event, destination]) => {
            const shared = ((window as { shared?: object }).shared ??= { [destination]: { groups: { team: 'red' } } })
            return window.shop.analytics.track(event, {}, { integrations: shared as never }).then(() => undefined)
          },
          [name, DESTINATION]
        )
      await twice('Grouped')
      await track(page, 'Switched on', { All: false, [DESTINATION]: true })
      await track(page, 'Numbered', { [DESTINATION]: { session_id: START - 5 } })
      await page.clock.setSystemTime(START + 60 * MINUTE)
      await twice('Grouped again')
      const [grouped, switchedOn, numbered, again] = await visit.events(4)
      expect(grouped.groups).toEqual({ team: 'red' })
      expect(switchedOn.session_id).toBe(grouped.session_id)
      expect(numbered.session_id).toBe(START - 5)
      expect(again).toMatchObject({ event_type: 'Grouped again', groups: { team: 'red' } })
      expect(again.session_id).toBeGreaterThanOrEqual(START + 60 * MINUTE)
    })

    test('where the page does not allow the destination, nothing is added and nothing is stored', async ({ visit }) => {
      const companion = { deviceIdFromUrlParam: true, triggerSessionEvents: true, trackReferrer: true }
      const page = await visit.open({ companion, path: '/?ampDeviceId=device-1234' })
      await track(page, 'Refused', { [DESTINATION]: false })
      await track(page, 'Refused all', { All: false })
      await expect.poll(() => visit.calls.length).toBe(2)
      expect(visit.calls.map(({ integrations }) => integrations)).toEqual([{ [DESTINATION]: false }, { All: false }])
      expect(await stored(page, 'analytics_')).toEqual([])
      await visit.events(0)
    })

    test('a reset ends the session', async ({ visit }) => {
      const page = await visit.open()
      await track(page, 'Opened')
      await page.evaluate(() => window.shop.analytics.track('Signed out').then(() => undefined))
      await reset(page)
      expect(await page.evaluate(() => document.cookie)).not.toMatch(/analytics_session_id=/)
      await track(page, 'Opened as somebody else')
      const [opened, signedOut, other] = await visit.events(3)
      expect(signedOut.session_id).toBe(opened.session_id)
      expect(other.session_id).toBeGreaterThan(Number(opened.session_id))
      expect(other.device_id).not.toBe(opened.device_id)
    })

    test('a clock that is set back by a day begins another session, once', async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const page = await visit.open()
      await track(page, 'Opened')
      await page.clock.setSystemTime(START - 24 * 60 * MINUTE)
      await track(page, 'Corrected')
      await track(page, 'Went on')
      const sessions = (await visit.events(3)).map(({ session_id }) => Number(session_id))
      expect(sessions[1]).toBeLessThan(START - 23 * 60 * MINUTE)
      expect(sessions[2]).toBe(sessions[1])
    })
  })
}

test('the page can ask for the session and the device, and have the rest sent', async ({ visit }) => {
  const page = await visit.open({ companion: { deviceIdFromUrlParam: true }, path: '/?deviceId=device-1234' })
  const ask = () =>
    page.evaluate(async () => {
      const { companion } = window.shop
      await companion.flush()
      return { device: companion.deviceId(), session: companion.sessionId() }
    })
  expect(await ask()).toEqual({ device: 'device-1234' })
  await track(page, 'Opened')
  const [opened] = await visit.events(1)
  expect(await ask()).toEqual({ device: 'device-1234', session: opened.session_id })
})
