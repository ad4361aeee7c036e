/** @jest-environment ./tools/clients/node-environment.ts */
import { join } from 'path'
import { gzipSync } from 'zlib'
import type { AnalyticsSettings } from '@segment/analytics-node'
import { Analytics } from '@segment/analytics-node'
import { clientExamples, runProgram } from '../examples'
import { untilExpected } from '../expectation'
import type { Mishap, Relay } from '../relay'
import { startRelay } from '../relay'
import type { LocalSegment } from './local-segment'
import { change, startLocalSegment, until } from './local-segment'

const HOUR = 60 * 60 * 1000

let segment: LocalSegment
let relay: Relay
beforeEach(async () => {
  segment = await startLocalSegment()
  relay = await startRelay(segment.url)
})
afterEach(allIsDelivered)

/** Stops the server, which delivers what has come in: nothing comes after it. */
async function allIsDelivered(): Promise<void> {
  await relay.close()
  expect(await segment.close()).toEqual([])
}

function library(settings: Partial<AnalyticsSettings> = {}): Analytics {
  return new Analytics({ writeKey: 'any', host: relay.url, ...settings })
}

/** The calls of a request's batch. */
function batchOf({ body }: { body: string }): { messageId: string }[] {
  return (JSON.parse(body) as { batch: { messageId: string }[] }).batch
}

const order = {
  userId: 'user-1234',
  event: 'Order Completed',
  properties: {
    revenue: 25,
    currency: 'USD',
    products: [
      { productId: 'monopoly', price: 19, quantity: 1 },
      { productId: 'uno', price: 3, quantity: 2 }
    ]
  }
}

describe("Segment's library for Node, with its host alone changed", () => {
  it('leads from an anonymous visit to an order of a known user', async () => {
    const analytics = library()
    analytics.page({ anonymousId: 'device-1234', name: 'Home' })
    analytics.identify({ userId: 'user-1234', anonymousId: 'device-1234', traits: { plan: 'Pro' } })
    analytics.group({ userId: 'user-1234', groupId: 'company-1', traits: { seats: 3 } })
    analytics.screen({ userId: 'user-1234', name: 'Cart' })
    analytics.track(order)
    await analytics.closeAndFlush()
    const [product, other] = order.properties.products
    expect(
      await untilExpected(segment.sandbox, {
        events: [
          { event_type: 'Loaded a Page', device_id: 'device-1234', event_properties: { name: 'Home' } },
          { event_type: '$identify', user_id: 'user-1234', device_id: 'device-1234' },
          { event_type: '$identify', user_id: 'user-1234' },
          { event_type: 'Loaded a Screen', user_id: 'user-1234' },
          { event_type: 'Order Completed', user_id: 'user-1234', revenue: 25, currency: 'USD' },
          { event_type: 'Product Purchased', user_id: 'user-1234', event_properties: product },
          { event_type: 'Product Purchased', user_id: 'user-1234', event_properties: other }
        ],
        users: [
          {
            user_id: 'user-1234',
            device_ids: ['device-1234'],
            user_properties: { plan: 'Pro', '[Segment] Group': 'company-1' },
            groups: { '[Segment] Group': ['company-1'] },
            events: 7,
            revenue: { total: 25, byCurrency: { USD: 25 } }
          }
        ],
        groups: [{ group_type: '[Segment] Group', group_value: 'company-1' }]
      })
    ).toEqual([])
  })

  it('sends batches, and all that is open when it is closed', async () => {
    const analytics = library({ flushAt: 15, flushInterval: HOUR })
    for (let at = 0; at < 40; at++) analytics.track({ userId: `user-${1000 + at}`, event: `Event ${at}` })
    await analytics.closeAndFlush()
    expect(relay.passed.map((request) => batchOf(request).length).sort()).toEqual([10, 15, 15])
    expect(relay.passed[0]).toMatchObject({ method: 'POST', path: '/v1/batch' })
    await until(segment.sandbox, () => segment.sandbox.events().length === 40)
    const types = segment.sandbox.events().map(({ event }) => event.event_type)
    expect(new Set(types)).toEqual(new Set(Array.from({ length: 40 }, (_, at) => `Event ${at}`)))
  })

  it('may pack its requests by a client of its own for HTTP', async () => {
    const analytics = library({
      httpClient: (url, { body, headers, ...request }) =>
        fetch(url, {
          ...request,
          body: gzipSync(String(body)),
          headers: { ...headers, 'Content-Encoding': 'gzip' }
        })
    })
    analytics.track(order)
    await analytics.closeAndFlush()
    expect(relay.passed[0].headers['content-encoding']).toBe('gzip')
    await until(segment.sandbox, () => segment.sandbox.user('user-1234')?.revenue.total === 25)
  })

  it('is told which calls are not for Amplitude, and which options go with others', async () => {
    const analytics = library()
    const call = { userId: 'user-1234' }
    analytics.track({ ...call, event: 'For nobody', integrations: { All: false } })
    analytics.track({ ...call, event: 'For others', integrations: { 'Actions Amplitude': false } })
    analytics.track({
      ...call,
      event: 'With a session',
      integrations: { All: false, 'Actions Amplitude': { session_id: 1769860800000 } }
    })
    analytics.track({ ...call, event: 'For all', integrations: { All: true } })
    await analytics.closeAndFlush()
    const events = [{ event_type: 'With a session', session_id: 1769860800000 }, { event_type: 'For all' }]
    const users = [{ user_id: 'user-1234', events: 2 }]
    expect(await untilExpected(segment.sandbox, { events, users })).toEqual([])
  })

  it('maps and unmaps users where a subscription takes alias calls', async () => {
    const other = await startLocalSegment()
    change(other, { 'Alias Calls': { action: 'mapUser', trigger: 'type = "alias"' } })
    const analytics = library({ host: other.url })
    analytics.alias({ previousId: 'user-1234', userId: 'user-5678' })
    analytics.alias({ previousId: 'user-1235', userId: 'user-5678' })
    await analytics.flush()
    await until(other.sandbox, () => other.sandbox.mappings().length === 2)
    analytics.alias({ previousId: 'x', userId: 'user-5678', integrations: { Amplitude: { unmap: 'user-1235' } } })
    await analytics.closeAndFlush()
    await until(other.sandbox, () => other.sandbox.mappings().length === 1)
    expect(other.sandbox.mappings()).toMatchObject([{ user_id: 'user-1234', global_user_id: 'user-5678' }])
    await other.close()
  })

  it('loses and doubles none of 5,000 calls', async () => {
    const analytics = library({ flushAt: 100 })
    for (let at = 0; at < 5000; at++) {
      analytics.track({ userId: `user-${1000 + (at % 500)}`, event: 'Paid', properties: { revenue: 0.01, at } })
    }
    await analytics.closeAndFlush()
    await until(segment.sandbox, () => segment.sandbox.events().length >= 5000, 25_000)
    await allIsDelivered()
    const ats = segment.sandbox.events().map(({ event }) => (event.event_properties as { at: number }).at)
    expect(ats).toHaveLength(5000)
    expect(new Set(ats).size).toBe(5000)
    expect(segment.sandbox.revenue()[0].total).toBeCloseTo(50)
  }, 60_000)
})

describe('a request that a library sends again', () => {
  it.each<[string, Mishap]>([
    ['a 500 after the calls were taken', { arrives: true, status: 500 }],
    ['a 500 before', { arrives: false, status: 500 }],
    ['a 429 that says when to come again', { arrives: false, status: 429, headers: { 'Retry-After': '1' } }],
    ['a connection that is cut after the calls were taken', { arrives: true }],
    ['a connection that is cut before', { arrives: false }]
  ])('has the same message ids, and counts once: %s', async (_what, mishap) => {
    relay.mishaps.push(mishap)
    const analytics = library()
    analytics.track(order)
    analytics.track({ userId: 'user-1234', event: 'Clicked' })
    await analytics.closeAndFlush({ timeout: 20_000 })
    const [first, second, ...others] = relay.passed
    expect(others).toEqual([])
    expect(second.headers['x-retry-count']).toBe('1')
    expect(batchOf(second).map(({ messageId }) => messageId)).toEqual(batchOf(first).map(({ messageId }) => messageId))
    const expected = {
      events: [
        { event_type: 'Order Completed' },
        { event_type: 'Product Purchased' },
        { event_type: 'Product Purchased' },
        { event_type: 'Clicked' }
      ],
      users: [{ user_id: 'user-1234', events: 4, revenue: { total: 25 } }]
    }
    expect(await untilExpected(segment.sandbox, expected)).toEqual([])
    await allIsDelivered()
    // Amplitude would not count it twice either: it never gets there a second time.
    expect(segment.sandbox.projects()).toMatchObject([{ ingested: 4, deduplicated: 0 }])
  })

  it('is the last of what a library tries, where all others fail', async () => {
    relay.mishaps.push({ arrives: true, status: 503 }, { arrives: true, status: 502 }, { arrives: true })
    const analytics = library()
    analytics.track(order)
    await analytics.closeAndFlush({ timeout: 20_000 })
    await until(segment.sandbox, () => segment.sandbox.events().length === 3)
    await allIsDelivered()
    expect(segment.sandbox.projects()).toMatchObject([{ ingested: 3, deduplicated: 0, revenue: { total: 25 } }])
  }, 40_000)
})

describe('a program whose clock is wrong', () => {
  const [page] = clientExamples('node', '.mjs').filter(({ name }) => name === 'page')
  const preload = `--import=${join(__dirname, 'wrong-clock.mjs')}`

  it.each([
    ['seven hours slow', -7 * HOUR],
    ['a day fast', 24 * HOUR],
    ['years slow, as after a flat battery', -10 * 365 * 24 * HOUR]
  ])('is delivered with the right time: %s', async (_what, shift) => {
    const before = Date.now()
    await runProgram(page.file, relay.url, { nodeOptions: [preload], env: { CLOCK_SHIFT_MS: String(shift) } })
    const [{ body }] = relay.passed
    expect(Math.abs(Date.parse((JSON.parse(body) as { sentAt: string }).sentAt) - Date.now() - shift)).toBeLessThan(
      20_000
    )
    expect(await untilExpected(segment.sandbox, page)).toEqual([])
    const time = Number(segment.sandbox.events()[0].event.time)
    expect(time).toBeGreaterThanOrEqual(before - 2000)
    expect(time).toBeLessThanOrEqual(Date.now())
  })

  it('says when something happened by the clock that it sends by', async () => {
    const analytics = library()
    const hourAgo = new Date(Date.now() - HOUR)
    analytics.track({ userId: 'user-1234', event: 'Earlier', timestamp: hourAgo })
    await analytics.closeAndFlush()
    await until(segment.sandbox, () => segment.sandbox.events().length === 1)
    const time = Number(segment.sandbox.events()[0].event.time)
    expect(Math.abs(time - hourAgo.getTime())).toBeLessThan(5000)
  })
})
