import nock from 'nock'
import { eventsOf, requestsOf } from './support/sent'
import { DOCUMENTED_KEYS } from './support/sent-faults'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

/** A call that fills every field there is. */
const FULL = {
  event: 'Order Completed',
  name: 'Settings',
  category: 'Merchant',
  groupId: 'group-1',
  traits: { plan: 'pro', logins: 1 },
  properties: { revenue: 3, price: 1, quantity: 3, currency: 'EUR', products: [{ sku: 'a', price: 1 }] },
  integrations: { Amplitude: { session_id: 1577871000000, groups: { org: 'Acme' }, event_id: 7, outOfSession: false } },
  context: {
    device: { id: 'hardware-1', type: 'ios', advertisingId: 'ad-1' },
    os: { name: 'iOS', version: '17' },
    locale: 'en-US',
    page: { referrer: 'https://example.com/a', search: '?gclid=1' },
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X)',
    userAgentData: { model: 'iPhone', platformVersion: '17' }
  }
}

/** What configures us, and is no business of Amplitude's. */
const CONFIGURATION = {
  enable_batching: true,
  batch_size: 100,
  batch_keys: ['use_batch_endpoint'],
  use_batch_endpoint: true,
  min_id_length: 3,
  message_id: 'configured-message',
  userAgentParsing: true,
  includeRawUserAgent: true,
  trackClickIds: true,
  skip_user_properties_sync: true,
  userAgentOs: 'browser',
  outOfSession: 'false',
  library: 'configured-library',
  library2: { behavior: 'use_mapping', mapping: 'configured-library' },
  trackAllPages: true,
  trackNamedPages: true,
  trackCategorizedPages: true,
  verb: 'Viewed',
  products: { '@path': '$.properties.products' },
  trackRevenuePerProduct: true,
  traitsToIncrement: ['logins'],
  traitsToSetOnce: ['plan'],
  group_type: 'org',
  group_value: 'Acme'
}

describe('What is sent (C15)', () => {
  it.each(ACTIONS)('%s sends only keys that Amplitude documents', async (action) => {
    const events = await eventsOf(action, FULL, CONFIGURATION)
    expect(events.length).toBeGreaterThan(0)
    const others = events.flatMap((event) => Object.keys(event as object)).filter((key) => !DOCUMENTED_KEYS.has(key))
    expect(others).toEqual([])
  })

  it.each(ACTIONS)('%s sends no empty object and no null', async (action) => {
    const empty = { groupId: 'group-1', properties: {}, traits: {}, integrations: { Amplitude: { groups: {} } } }
    const events = await eventsOf(action, empty, { plan: {}, setOnce: {}, add: {}, append: {}, userAgentData: {} })
    expect(events.length).toBeGreaterThan(0)
    for (const [key, value] of events.flatMap((event) => Object.entries(event as object))) {
      expect([key, value]).not.toEqual([key, {}])
      expect([key, value]).not.toEqual([key, null])
    }
  })

  it.each(ACTIONS)(
    '%s sends nothing of the context and the options but what has a place in an event',
    async (action) => {
      const leak = { secret: 'leak-1', token: ['leak-2'], nested: { deep: 'leak-3' } }
      const parts = [
        'app',
        'device',
        'os',
        'network',
        'location',
        'page',
        'library',
        'userAgentData',
        'screen',
        'traits'
      ]
      const requests = await requestsOf(action, {
        groupId: 'group-1',
        context: {
          ...leak,
          ...Object.fromEntries(parts.map((part) => [part, leak])),
          locale: leak,
          timezone: 'leak-4'
        },
        integrations: {
          All: true,
          Salesforce: leak,
          'Actions Amplitude': leak,
          Amplitude: { ...leak, outOfSession: leak }
        }
      })
      expect(requests).toHaveLength(1)
      expect(JSON.stringify(requests)).not.toContain('leak')
    }
  )

  it('sends an event with nothing but its names as that', async () => {
    const [event] = await eventsOf('logEvent', { event: 'Clicked' })
    expect(event).toEqual({
      event_type: 'Clicked',
      user_id: 'user-1234',
      device_id: 'device-1234',
      time: 1769860800000,
      insert_id: expect.any(String),
      library: 'segment',
      ingestion_metadata: expect.any(Object)
    })
  })

  it('says in the request what the key, the events and the options are, and nothing else', async () => {
    const [{ body }] = await requestsOf('logEvent', FULL, CONFIGURATION)
    expect(Object.keys(body as object).sort()).toEqual(['api_key', 'events', 'options'])
  })

  it.each(ACTIONS)('%s keeps the message id to itself, save in the insert id', async (action) => {
    const events = await eventsOf(action, { groupId: 'group-1', messageId: 'message-7' })
    for (const event of events) {
      expect(event).not.toHaveProperty('message_id')
    }
  })

  it('maps users with nothing but the two ids', async () => {
    const [{ body }] = await requestsOf(
      'mapUser',
      { previousId: 'user-old', userId: 'user-new' },
      { enable_batching: true, batch_size: 10 }
    )
    expect(body).toEqual({
      api_key: 'api-key-4711',
      mapping: [{ user_id: 'user-old', global_user_id: 'user-new' }]
    })
  })

  it('describes a group alone with nothing but its type, value and properties', async () => {
    const [{ body }] = await requestsOf(
      'groupIdentify',
      { ...FULL, userId: null, anonymousId: null, context: {} },
      { group_type: 'org', group_value: 'Acme', min_id_length: 3 }
    )
    expect(Object.keys(body as object).sort()).toEqual(['api_key', 'identification'])
    const [identification] = [body.identification].flat()
    expect(Object.keys(identification as object).sort()).toEqual(['group_properties', 'group_type', 'group_value'])
  })
})
