import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { eitherWay } from './support/either-way'
import { acceptEverything, eventsOf, settings } from './support/sent'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const PLAIN = {
  userId: 'user-1234',
  anonymousId: 'device-1234',
  messageId: 'message-1',
  timestamp: '2026-01-31T12:00:00.000Z',
  context: {},
  properties: {},
  traits: undefined
}

/** Sends the events in one batch, and says what Amplitude got and what was reported. */
async function batchOf(action: string, events: Record<string, unknown>[], mapping = {}) {
  const requests = acceptEverything()
  const integration = createTestIntegration(destination)
  await integration.testBatchAction(action, {
    events: events.map((event) => createTestEvent({ ...PLAIN, ...event })),
    mapping,
    settings,
    useDefaultMappings: true
  })
  nock.cleanAll()
  const [{ multistatus }] = integration.results as unknown as [{ multistatus: Record<string, any>[] }]
  return { sent: requests.flatMap(({ body }) => body.events), results: multistatus }
}

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('Empty text in a batch', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['user id', { userId: '' }, 'user_id'],
    ['anonymous id', { anonymousId: '' }, 'device_id'],
    ['message id', { messageId: '' }, 'insert_id'],
    ['app version', { context: { app: { version: '' } } }, 'app_version'],
    ['device type', { context: { device: { type: '' } } }, 'platform'],
    ['system', { context: { os: { name: '', version: '' } } }, 'os_name'],
    ['brand', { context: { device: { brand: '', manufacturer: '', model: '' } } }, 'device_brand'],
    ['carrier', { context: { network: { carrier: '' } } }, 'carrier'],
    ['city', { context: { location: { city: '' } } }, 'city'],
    ['latitude', { context: { location: { latitude: '' } } }, 'location_lat'],
    ['locale', { context: { locale: '' } }, 'language'],
    ['ip', { context: { ip: '' } }, 'ip'],
    ['advertising id', { context: { device: { advertisingId: '' } } }, 'idfa']
  ])('is no %s', async (_, event, key) => {
    const { sent, results } = await batchOf('logEvent', [event])
    expect(results).toMatchObject([{ status: 200 }])
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toHaveProperty(key)
  })

  it('as the system lets the user agent speak', async () => {
    const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46'
    const { sent } = await batchOf('logEvent', [{ context: { userAgent, os: { name: '', version: '' } } }])
    expect(sent).toMatchObject([{ os_name: 'iOS', os_version: '9.1' }])
  })

  it('as the library means segment', async () => {
    const { sent } = await batchOf('logEvent', [{ context: { library: { name: '' } } }])
    expect(sent).toMatchObject([{ library: 'segment' }])
  })

  it('as the insert id means the one we build', async () => {
    const { sent } = await batchOf('logEvent', [{}], { insert_id: '' })
    expect(sent).toMatchObject([{ insert_id: expect.stringMatching(/./) }])
  })

  it('as both ids rejects the event', async () => {
    const { sent, results } = await batchOf('logEvent', [{ userId: '', anonymousId: '' }])
    expect(sent).toEqual([])
    expect(results).toMatchObject([{ status: 400 }])
  })
})

describe('A call in a batch', () => {
  it.each(ACTIONS)('%s sends the same as alone', async (action) => {
    const event = {
      groupId: 'group-1',
      name: 'Settings',
      context: { library: { name: 'analytics.js' }, locale: 'de', location: { latitude: '47.07' } },
      properties: { matrix: [[1]] },
      integrations: { Amplitude: { session_id: '1577871000' } }
    }
    const { sent } = await batchOf(action, [event])
    expect(sent).toEqual(await eventsOf(action, event))
  })
})

describe('A field that is mapped to what is empty', () => {
  /** The framework refuses empty text in a batch alone where a field has choices, and says itself in a single call that one is required. */
  const FRAMEWORK = ['event_type', 'verb', 'userAgentOs']
  const CALL = { type: 'page', event: 'Clicked', name: 'Settings', groupId: 'group-1', traits: { plan: 'pro' } }

  it.each(ACTIONS)('has the same effect alone and in a batch, for every field of %s', async (action) => {
    const fields = Object.keys(destination.actions[action].fields).filter((field) => !FRAMEWORK.includes(field))
    expect(fields.length).toBeGreaterThan(40)
    for (const field of fields) await eitherWay(action, CALL, { [field]: '' })
  })
})

describe('One bad event in a batch (C2, C16)', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['two refused ids', { userId: 'unknown', anonymousId: 'NULL' }, /user_id.*unknown.*device_id.*NULL/s],
    ['a refused user id and no other', { userId: 'unknown', anonymousId: null }, /user_id.*unknown/s],
    ['a refused device id and no other', { userId: null, anonymousId: 'NULL' }, /device_id.*NULL/s],
    ['a short user id', { userId: 'u42' }, /user_id.*u42/s],
    ['neither id', { userId: null, anonymousId: null }, /user_id/],
    ['an event type of spaces', { event: '  ' }, /event.type/i],
    ['an empty event type', { event: '' }, /event.type/i],
    ['a reserved event type', { event: '[Amplitude] Revenue' }, /\[Amplitude\] Revenue/],
    ['a time that is none', { timestamp: 'yesterday evening' }, /time/i]
  ])('with %s is reported, and the others are delivered', async (_, bad, message) => {
    const { sent, results } = await batchOf('logEvent', [{ event: 'First' }, bad, { event: 'Last' }])
    expect(sent.map(({ event_type }) => event_type as string)).toEqual(['First', 'Last'])
    expect(results.map(({ status }) => status as number)).toEqual([200, 400, 200])
    expect(results[1].errormessage).toMatch(message)
    expect(results[1]).toMatchObject({ errorreporter: 'INTEGRATIONS', errortype: 'PAYLOAD_VALIDATION_FAILED' })
    expect([results[1].sent, results[1].body]).toEqual([undefined, undefined])
  })

  it('1,000 levels deep harms no other', async () => {
    const deep = Array.from({ length: 1_000 }).reduce<unknown>((inner) => ({ v: inner }), 'green')
    const { sent, results } = await batchOf('logEvent', [
      { event: 'First' },
      { properties: { deep } },
      { event: 'Last' }
    ])
    expect(sent).toHaveLength(3)
    expect(results.map(({ status }) => status as number)).toEqual([200, 200, 200])
  })

  it('is all there is, and no request is made', async () => {
    const { sent, results } = await batchOf('logEvent', [{ userId: 'u42' }, { event: ' ' }])
    expect(sent).toEqual([])
    expect(results.map(({ status }) => status as number)).toEqual([400, 400])
  })
})
