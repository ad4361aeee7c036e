import type { Page } from '@playwright/test'
import { expect, MINUTE, START, test, track } from './shop'

const EVENTS = { triggerSessionEvents: true }

/** Lets each tab make a call as soon as it hears of it, so that all make it within a moment. */
async function trackAtOnce(pages: Page[], name: string): Promise<void> {
  const [first, ...others] = pages
  for (const page of others) await page.evaluate(listen)
  await first.evaluate((event) => {
    new BroadcastChannel('wake').postMessage(event)
    return window.shop.analytics.track(event).then(() => undefined)
  }, name)
  for (const page of others) await page.evaluate(() => (window as unknown as { heard: Promise<void> }).heard)
}

function listen(): void {
  const channel = new BroadcastChannel('wake')
  const heard = new Promise<void>((resolve) => {
    channel.onmessage = ({ data }) => {
      channel.close()
      void window.shop.analytics.track(String(data)).then(() => resolve())
    }
  })
  Object.assign(window, { heard })
}

test('two tabs share one session', async ({ visit }) => {
  const pages = [await visit.open({ companion: EVENTS }), await visit.open({ companion: EVENTS })]
  for (const page of [...pages, ...pages]) await track(page, 'Opened')
  const events = await visit.events(5)
  expect(new Set(events.map(({ session_id }) => session_id)).size).toBe(1)
  expect(events.filter(({ event_type }) => event_type === 'session_started')).toHaveLength(1)
})

for (const count of [2, 3]) {
  test(`${count} tabs that wake at once after both slept begin exactly one session`, async ({ visit }) => {
    await visit.context.clock.install({ time: START })
    const pages: Page[] = []
    for (let tab = 0; tab < count; tab++) pages.push(await visit.open({ companion: EVENTS }))
    await trackAtOnce(pages, 'Opened')
    await visit.context.clock.setSystemTime(START + 60 * MINUTE)
    await trackAtOnce(pages, 'Came back')
    const events = await visit.events(2 * count + 3)
    const sessionsOf = (name: string) =>
      events.filter((event) => event.event_type === name).map((event) => event.session_id)
    const [first, second] = sessionsOf('session_started')
    expect(sessionsOf('session_started')).toHaveLength(2)
    expect(sessionsOf('Opened')).toEqual(Array.from({ length: count }, () => first))
    expect(sessionsOf('Came back')).toEqual(Array.from({ length: count }, () => second))
    expect(sessionsOf('session_ended')).toEqual([first])
    expect(second).toBeGreaterThanOrEqual(START + 60 * MINUTE)
    // Each would be counted once, but only one tab has sent it.
    expect(visit.calls.filter(({ event }) => event === 'session_started')).toHaveLength(2)
  })
}

test('subdomains share one session, each with what the other has done since', async ({ visit }) => {
  await visit.context.clock.install({ time: START })
  const shop = await visit.open({ host: 'www.shop.localhost', companion: EVENTS })
  await track(shop, 'Opened')
  const help = await visit.open({ host: 'help.shop.localhost', companion: EVENTS })
  await visit.context.clock.setSystemTime(START + 20 * MINUTE)
  await track(help, 'Read')
  await visit.context.clock.setSystemTime(START + 40 * MINUTE)
  await track(shop, 'Bought')
  await visit.context.clock.setSystemTime(START + 80 * MINUTE)
  await track(help, 'Came back')
  await track(shop, 'Came back, too')
  const events = await visit.events(8)
  const sessions = (name: string) =>
    events.filter((event) => event.event_type === name).map((event) => event.session_id)
  const [first, second] = sessions('session_started')
  expect(sessions('session_ended')).toEqual([first])
  expect(['Opened', 'Read', 'Bought'].flatMap(sessions)).toEqual([first, first, first])
  expect(['Came back', 'Came back, too'].flatMap(sessions)).toEqual([second, second])
  expect(new Set(events.map(({ device_id }) => device_id)).size).toBe(1)
})

test('subdomains that wake at once begin exactly one session', async ({ visit }) => {
  await visit.context.clock.install({ time: START })
  const hosts = ['www.shop.localhost', 'help.shop.localhost', 'shop.localhost']
  const pages: Page[] = []
  for (const host of hosts) pages.push(await visit.open({ host, companion: EVENTS }))
  await track(pages[0], 'Opened')
  for (let round = 1; round <= 3; round++) {
    await visit.context.clock.setSystemTime(START + round * 60 * MINUTE)
    await Promise.all(pages.map((page) => track(page, `Came back ${round}`)))
  }
  const events = await visit.events(1 + 3 * 3 + 4 + 3)
  for (let round = 1; round <= 3; round++) {
    const sessions = events
      .filter(({ event_type }) => event_type === `Came back ${round}`)
      .map((event) => event.session_id)
    expect(new Set(sessions).size).toBe(1)
  }
  const started = events
    .filter(({ event_type }) => event_type === 'session_started')
    .map(({ session_id }) => session_id)
  expect(new Set(started).size).toBe(4)
})

test('a reset on one subdomain ends the session on the others', async ({ visit }) => {
  const shop = await visit.open({ host: 'www.shop.localhost' })
  await track(shop, 'Opened')
  const help = await visit.open({ host: 'help.shop.localhost' })
  await track(help, 'Read')
  await help.evaluate(() => window.shop.analytics.reset())
  await track(shop, 'Went on')
  const [opened, read, wentOn] = await visit.events(3)
  expect(read.session_id).toBe(opened.session_id)
  expect(wentOn.session_id).toBeGreaterThan(Number(opened.session_id))
})

test('a tab that holds the lock and never lets go, as a frozen one, keeps no other from its session', async ({
  visit
}) => {
  const frozen = await visit.open()
  await frozen.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('analytics_session_id', () => {
          held()
          return new Promise(() => undefined)
        })
      })
  )
  const page = await visit.open({ companion: EVENTS })
  await Promise.all([track(page, 'Opened'), track(page, 'Compared')])
  const events = await visit.events(3)
  expect(new Set(events.map(({ session_id }) => session_id)).size).toBe(1)
  expect(events[0].session_id).toBeGreaterThan(0)
})
