import type { Event } from './shop'
import { DESTINATION, expect, MINUTE, reset, START, test, track } from './shop'

const companion = { triggerSessionEvents: true, sessionStartEvent: 'Session Began', sessionEndEvent: 'Session Over' }

test('a session that starts and one that ends are an event each, with its own id, time and user', async ({ visit }) => {
  await visit.context.clock.install({ time: START })
  const page = await visit.open({ companion })
  await track(page, 'Opened')
  await page.evaluate(() => window.shop.analytics.identify('user-1').then(() => undefined))
  await page.clock.setSystemTime(START + 10 * MINUTE)
  await track(page, 'Left')
  await page.clock.setSystemTime(START + 70 * MINUTE)
  await page.evaluate(() => window.shop.analytics.identify('user-2').then(() => undefined))
  await track(page, 'Came back')
  const events = await visit.events(8)
  const one = (name: string, at = 0) => events.filter(({ event_type }) => event_type === name)[at]
  const [first, second] = [one('Session Began'), one('Session Began', 1)]
  expect(first.session_id).toBe(one('Opened').session_id)
  expect(first).not.toHaveProperty('user_id')
  expect(one('Session Over')).toMatchObject({ session_id: first.session_id, user_id: 'user-1' })
  expect(second.session_id).toBe(one('Came back').session_id)
  expect(second.user_id).toBe('user-2')
  // The page's clock was moved on: what it sends at one time keeps its distances.
  const before = (event: Event) => Math.round((one('Came back').time - event.time) / MINUTE)
  expect(before(one('Session Over'))).toBe(60)
  expect(before(second)).toBe(0)
})

test('a reset ends a session as the user who had it, and does not bring the user back', async ({ visit }) => {
  const page = await visit.open({ companion })
  await page.evaluate(() => window.shop.analytics.identify('user-1').then(() => undefined))
  await reset(page)
  await track(page, 'Opened as somebody else')
  const events = await visit.events(5)
  const [start, end] = ['Session Began', 'Session Over'].map((name) =>
    events.find((event) => event.event_type === name)
  )
  const last = events.find(({ event_type }) => event_type === 'Opened as somebody else')
  expect(start).toMatchObject({ user_id: 'user-1' })
  expect(end).toMatchObject({ user_id: 'user-1', device_id: start?.device_id, session_id: start?.session_id })
  expect(last?.device_id).not.toBe(start?.device_id)
  expect(last).not.toHaveProperty('user_id')
})

test('a reset before any call of a page ends the session of the page before', async ({ visit }) => {
  const page = await visit.open({ companion })
  await page.evaluate(() => window.shop.analytics.identify('user-1').then(() => undefined))
  await visit.open({ companion, tab: page, path: '/account' })
  await reset(page)
  const events = await visit.events(3)
  const [identified, end] = ['$identify', 'Session Over'].map((name) =>
    events.find((event) => event.event_type === name)
  )
  expect(end).toMatchObject({ user_id: 'user-1', device_id: identified?.device_id, session_id: identified?.session_id })
})

test('they go to this destination alone, whatever others the site has', async ({ visit }) => {
  const page = await visit.open({ companion, load: { integrations: { All: true, Mixpanel: true } } })
  await track(page, 'Opened')
  await visit.events(2)
  const integrationsOf = (name: string) => visit.calls.find(({ event }) => event === name)?.integrations
  expect(integrationsOf('Opened')).toMatchObject({ Mixpanel: true })
  expect(integrationsOf('Session Began')).toEqual({ All: false, [DESTINATION]: { session_id: expect.any(Number) } })
})

test('they are not sent where the site does not ask for them', async ({ visit }) => {
  const page = await visit.open()
  await track(page, 'Opened')
  await reset(page)
  await track(page, 'Opened again')
  expect((await visit.events(2)).map(({ event_type }) => event_type)).toEqual(['Opened', 'Opened again'])
})
