import type { BrowserContext } from '@playwright/test'
import { expect, MINUTE, START, test, track } from './shop'

const companion = { triggerSessionEvents: true, deviceIdFromUrlParam: true, trackUtmProperties: true }
const path = '/?deviceId=device-1234&utm_source=news'

/** As in a browser whose user has blocked them, or filled them. Each holds from the first script of a page on. */
const CONDITIONS: [string, (context: BrowserContext) => Promise<unknown>][] = [
  ['no cookies', (context) => context.addInitScript(withoutCookies)],
  ['no localStorage', (context) => context.addInitScript(withoutLocalStorage)],
  ['neither', (context) => Promise.all([withoutCookies, withoutLocalStorage].map((one) => context.addInitScript(one)))],
  ['both full', (context) => context.addInitScript(full)],
  ['no locks', (context) => context.addInitScript(withoutLocks)]
]

function withoutCookies(): void {
  Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined })
}

function withoutLocalStorage(): void {
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
  })
}

/** For what the companion wants to keep: Segment's library itself does not start where it can keep nothing. */
function full(): void {
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(document, 'cookie', {
    get: () => cookie?.get?.call(document) as string,
    set(text: string) {
      if (!text.startsWith('analytics_')) cookie?.set?.call(document, text)
    }
  })
  const { value: keep } = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') as { value: Storage['setItem'] }
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith('analytics_')) throw new DOMException('Exceeded the quota.', 'QuotaExceededError')
    keep.call(this, key, value)
  }
}

function withoutLocks(): void {
  Object.defineProperty(navigator, 'locks', { value: undefined })
}

for (const [condition, set] of CONDITIONS) {
  test(`with ${condition} the events of a page have one session, and another after the time-out`, async ({ visit }) => {
    await set(visit.context)
    await visit.context.clock.install({ time: START })
    const page = await visit.open({ companion, path })
    await track(page, 'Opened')
    await page.clock.setSystemTime(START + 20 * MINUTE)
    await track(page, 'Compared')
    await page.clock.setSystemTime(START + 40 * MINUTE)
    await track(page, 'Bought')
    await page.clock.setSystemTime(START + 100 * MINUTE)
    await track(page, 'Came back')
    // Both sessions start, the first one ends, and both are told how they began.
    const events = await visit.events(9)
    const sessions = (name: string) =>
      events.filter((event) => event.event_type === name).map((event) => event.session_id)
    const [first, second] = sessions('session_started')
    expect(['Opened', 'Compared', 'Bought', 'session_ended'].flatMap(sessions)).toEqual([first, first, first, first])
    expect(sessions('Came back')).toEqual([second])
    expect(second).toBeGreaterThanOrEqual(START + 100 * MINUTE)
    expect(new Set(events.map(({ device_id }) => device_id))).toEqual(new Set(['device-1234']))
  })
}

test.describe('where the user acts', () => {
  test.use({ isActedIn: true })
  test('a call of a click that leads to another page is not lost by waiting for its session', async ({ visit }) => {
    await visit.context.clock.install({ time: START })
    const page = await visit.open()
    await track(page, 'Opened')
    await page.clock.setSystemTime(START + 60 * MINUTE)
    await page.evaluate(() => {
      document.body.innerHTML = '<a href="/cart">Cart</a>'
      document.body.onclick = () => void window.shop.analytics.track('Clicked')
    })
    await page.getByRole('link', { name: 'Cart' }).click()
    await page.waitForURL('**/cart')
    // What the page could not send, the library sends with the next one.
    await visit.open({ tab: page, path: '/cart' })
    const [opened, clicked] = await visit.events(2)
    expect(clicked.event_type).toBe('Clicked')
    expect(clicked.session_id).toBeGreaterThan(Number(opened.session_id))
  })
})

test('a call takes less than a millisecond of its own work', async ({ visit }) => {
  const page = await visit.open({ companion, path })
  await track(page, 'Opened')
  const medianMs = await page.evaluate(async () => {
    const { companion: plugin } = window.shop
    const times: number[] = []
    for (let round = 0; round < 200; round++) {
      const event = { type: 'track', event: 'Opened', anonymousId: 'anybody', messageId: `message-${round}` }
      const context = { event, updateEvent: () => event } as never
      const before = performance.now()
      for (let call = 0; call < 10; call++) void plugin.track?.(context)
      times.push((performance.now() - before) / 10)
      await new Promise((resolve) => setTimeout(resolve))
    }
    return times.sort((one, other) => one - other)[100]
  })
  test.info().annotations.push({ type: 'median of a call in ms', description: String(medianMs) })
  // Ten times what is promised, for a machine that has other work.
  expect(medianMs).toBeLessThan(10)
})
