import { createInstance, Identify, Revenue } from '@amplitude/analytics-node'
import type { Types } from '@amplitude/analytics-node'
import type { Sandbox } from '../sandbox'
import { sandboxes } from './running-sandbox'

const run = sandboxes()
const ADA = { user_id: 'ada-lovelace', device_id: 'ada-phone' }

/** Amplitude's own SDK, pointed at the sandbox, with short waits. */
async function sdk(sandbox: Sandbox, options: Types.NodeOptions = {}) {
  const client = createInstance()
  const serverUrl = `${sandbox.url}/2/httpapi`
  await client.init('key', {
    serverUrl,
    flushIntervalMillis: 20,
    flushQueueSize: 100,
    flushMaxRetries: 5,
    logLevel: 0,
    ...options
  }).promise
  return client
}

type Client = ReturnType<typeof createInstance>

/**
 * Keeps the SDK offline until `count` events stand in its queue: they go in one request, however slow the machine is.
 */
async function holdUntilQueued(client: Client, count: number) {
  let missing = count
  let config: { offline?: unknown } = {}
  const gate = {
    type: 'enrichment' as const,
    setup(settings: typeof config) {
      config = settings
      config.offline = true
      return Promise.resolve()
    },
    execute(event: Types.Event) {
      missing -= 1
      if (missing === 0) config.offline = false
      return Promise.resolve(event)
    }
  }
  await client.add(gate).promise
}

/** Lets the 30 seconds pass at once for which the SDK holds back throttled events. */
function shortenThrottling(pass: () => void) {
  const setTimer = global.setTimeout
  const held = jest.fn(pass)
  const shortened = (callback: () => void, ms?: number) => {
    if (ms !== 30_000) return setTimer(callback, ms)
    held()
    return setTimer(callback, 20)
  }
  jest.spyOn(global, 'setTimeout').mockImplementation(shortened)
  return held
}

afterEach(() => jest.restoreAllMocks())

const opened = (at: number, more: object = {}) => ({ event_type: `Opened ${at}`, ...ADA, ...more })

describe("Amplitude's own SDK", () => {
  test('sends events, and is told that they were taken', async () => {
    const sandbox = await run()
    const client = await sdk(sandbox)
    await holdUntilQueued(client, 2)
    const [first, second] = await Promise.all([
      client.track('Opened', { screen: 'home' }, ADA).promise,
      client.track('Closed', undefined, { ...ADA, session_id: -1, groups: { org: '15' } }).promise
    ])
    expect([first.code, second.code]).toEqual([200, 200])
    expect(first.message).toBe('Event tracked successfully')
    expect(sandbox.events().map(({ event }) => event)).toMatchObject([
      {
        event_type: 'Opened',
        event_properties: { screen: 'home' },
        library: expect.stringContaining('amplitude-node')
      },
      { event_type: 'Closed', session_id: -1, groups: { org: '15' } }
    ])
    expect(sandbox.requests).toHaveLength(1)
    expect(sandbox.events().flatMap(({ ignored_keys }) => ignored_keys)).toEqual([])
  })

  test('identifies users with every operation', async () => {
    const sandbox = await run()
    const client = await sdk(sandbox)
    const before = new Identify()
      .set('plan', 'free')
      .set('gone', 1)
      .set('removed', ['a', 'b'])
      .set('list', ['m'])
      .set('inserted', ['m'])
    await client.identify(before, ADA).promise
    const operations = new Identify()
      .set('plan', 'pro')
      .setOnce('since', 2026)
      .add('orders', 2)
      .append('list', 'z')
      .remove('removed', 'a')
      .unset('gone')
      .postInsert('inserted', 'z')
      .preInsert('early', 'a')
      .prepend('front', 'a')
    await client.identify(operations, ADA).promise
    expect(sandbox.user('ada-lovelace')).toMatchObject({ device_ids: ['ada-phone'], events: 2 })
    expect(sandbox.user('ada-lovelace')?.user_properties).toEqual({
      plan: 'pro',
      since: 2026,
      orders: 2,
      list: ['m', 'z'],
      removed: ['b'],
      inserted: ['m', 'z'],
      early: ['a'],
      front: ['a']
    })
    await client.identify(new Identify().clearAll(), ADA).promise
    expect(sandbox.user('ada-lovelace')?.user_properties).toEqual({})
  })

  test('puts users in groups and identifies groups', async () => {
    const sandbox = await run()
    const client = await sdk(sandbox)
    await client.setGroup('org', ['15', '16'], ADA).promise
    await client.groupIdentify('org', '15', new Identify().set('seats', 12).add('offices', 1), ADA).promise
    expect(sandbox.user('ada-lovelace')).toMatchObject({
      groups: { org: ['15', '16'] },
      user_properties: { org: ['15', '16'] }
    })
    expect(sandbox.groups()).toMatchObject([
      { group_type: 'org', group_value: '15', group_properties: { seats: 12, offices: 1 } },
      { group_type: 'org', group_value: '16', group_properties: {} }
    ])
  })

  test('reports revenue', async () => {
    const sandbox = await run()
    const client = await sdk(sandbox)
    const revenue = new Revenue().setProductId('book').setPrice(12.5).setQuantity(2).setCurrency('EUR')
    await client.revenue(revenue, ADA).promise
    expect(sandbox.revenue()).toMatchObject([{ total: 25, byCurrency: { EUR: 25 }, users: [{ id: 'ada-lovelace' }] }])
  })

  test('drops what a 400 names, and sends the rest', async () => {
    const sandbox = await run()
    const client = await sdk(sandbox)
    await holdUntilQueued(client, 4)
    const results = await Promise.all([
      client.track(opened(0)).promise,
      client.track(opened(1, { time: 'yesterday' })).promise,
      client.track(opened(2, { user_id: 'x' })).promise,
      client.track(opened(3)).promise
    ])
    expect(results.map(({ code }) => code)).toEqual([200, 400, 400, 200])
    expect(results[1].message).toBe('Invalid field values on some events')
    expect(results[2].message).toBe('Invalid id length for user_id or device_id')
    expect(sandbox.events().map(({ event }) => event.event_type)).toEqual(['Opened 0', 'Opened 3'])
    expect(sandbox.requests.map(({ status }) => status)).toEqual([400, 400, 200])
  })

  test('drops what a 400 calls silenced', async () => {
    const sandbox = await run({ silencedDevices: ['loud-device'] })
    const client = await sdk(sandbox)
    await holdUntilQueued(client, 2)
    const results = await Promise.all([
      client.track(opened(0, { device_id: 'loud-device' })).promise,
      client.track(opened(1)).promise
    ])
    expect(results.map(({ code }) => code)).toEqual([400, 200])
  })

  test('gives up at once when the key is wrong', async () => {
    const sandbox = await run({ apiKeys: ['other'] })
    const client = await sdk(sandbox)
    const result = await client.track(opened(0)).promise
    expect(result).toMatchObject({ code: 400, message: 'Invalid API key: key' })
    expect(sandbox.requests).toHaveLength(1)
  })

  test('halves what a 413 calls too large, and loses nothing', async () => {
    const sandbox = await run({ limits: { httpapi: { events: 4 } } })
    const client = await sdk(sandbox, { flushQueueSize: 8 })
    await holdUntilQueued(client, 8)
    const results = await Promise.all(Array.from({ length: 8 }, (_, at) => client.track(opened(at)).promise))
    expect(new Set(results.map(({ code }) => code))).toEqual(new Set([200]))
    expect(sandbox.events()).toHaveLength(8)
    expect(sandbox.requests[0]).toMatchObject({ status: 413 })
    const sizes = sandbox.requests.filter(({ accepted }) => accepted).map(({ answer }) => answer)
    expect(sizes).toMatchObject([4, 4].map((events_ingested) => ({ events_ingested })))
  })

  test('holds back what a 429 throttles, and sends it later', async () => {
    let now = 0
    const limits = { httpapi: { eventsPerSecond: 1, rateWindowSeconds: 2 } }
    const sandbox = await run({ now: () => now, limits, requestTimeoutMs: 5000 })
    const client = await sdk(sandbox)
    await holdUntilQueued(client, 2)
    await Promise.all([client.track(opened(0)).promise, client.track(opened(1)).promise])
    const held = shortenThrottling(() => (now += 30_000))
    await holdUntilQueued(client, 2)
    const results = await Promise.all([
      client.track({ event_type: 'Quiet', user_id: 'quiet-user' }).promise,
      client.track(opened(2)).promise
    ])
    expect(results.map(({ code }) => code)).toEqual([200, 200])
    expect(held).toHaveBeenCalledTimes(1)
    expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 429, 200])
    expect(sandbox.requests[1].answer).toMatchObject({
      throttled_users: { 'ada-lovelace': 2 },
      throttled_devices: { 'ada-phone': 2 },
      throttled_events: [1]
    })
  })

  test('drops users over the daily quota of Batch', async () => {
    const sandbox = await run({ limits: { batch: { eventsPerDay: 2 } } })
    const client = await sdk(sandbox, { serverUrl: `${sandbox.url}/batch` })
    await holdUntilQueued(client, 4)
    const results = await Promise.all([
      ...[0, 1, 2].map((at) => client.track(opened(at)).promise),
      client.track({ event_type: 'Quiet', user_id: 'quiet-user' }).promise
    ])
    expect(results.map(({ code }) => code)).toEqual([429, 429, 429, 200])
  })

  test('sends again what was cut off after acceptance, and it counts once', async () => {
    const sandbox = await run({ faults: { status504After: 1, times: 1 } })
    const client = await sdk(sandbox)
    const result = await client.track(opened(0)).promise
    expect(result.code).toBe(200)
    expect(sandbox.projects()).toMatchObject([{ events: 1, deduplicated: 1 }])
  })
})
