import { readFileSync } from 'fs'
import { join } from 'path'
import { createTestEvent } from '@segment/actions-core'
import { parseFql, validate } from '@segment/destination-subscriptions'
import nock from 'nock'
import { requestsOf, settings } from '../../../__tests__/support/sent'
import { recipesIn } from '../recipes'

beforeAll(() => nock.disableNetConnect())
afterAll(() => nock.restore())

const recipes = recipesIn(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'recipes.md'), 'utf8'))

const page = { title: 'Shoes', search: '?size=42', referrer: 'https://example.com/' }

const CHROME_ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
const CHROME_ON_ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

/** A call for each recipe, and what of it the recipe changes. */
const tries: Array<{ recipe: string; action: string; call: object; sends: object }> = [
  {
    recipe: 'Prefer the anonymous id',
    action: 'logEvent',
    call: { context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-1234' }
  },
  {
    recipe: 'Prefer the anonymous id',
    action: 'logEvent',
    call: { anonymousId: undefined, context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: { type: 'identify', context: { device: { id: 'device-of-context', advertisingId: 'advertising-id' } } },
    sends: { device_id: 'advertising-id' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: {
      type: 'identify',
      context: { device: { id: 'device-of-context', advertisingId: '00000000-0000-0000-0000-000000000000' } }
    },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: { type: 'identify', context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Page title as a property',
    action: 'logEvent',
    call: { properties: { color: 'red' }, context: { page } },
    sends: { event_properties: { color: 'red', pageTitle: 'Shoes' } }
  },
  {
    recipe: 'Page title as a property',
    action: 'logEvent',
    call: { properties: { pageTitle: 'Of the call' } },
    sends: { event_properties: { pageTitle: 'Of the call' } }
  },
  {
    recipe: 'Query string as a property',
    action: 'logEvent',
    call: { properties: { color: 'red' }, context: { page } },
    sends: { event_properties: { color: 'red', query: '?size=42' } }
  },
  {
    recipe: 'Query string as a property',
    action: 'logEvent',
    call: { properties: { query: 'of the call' } },
    sends: { event_properties: { query: 'of the call' } }
  },
  {
    recipe: 'Query string as a user property',
    action: 'logPage',
    call: { type: 'page', context: { page } },
    sends: { user_properties: { $set: { query: '?size=42', referrer: 'https://example.com/' } } }
  },
  {
    recipe: 'User traits with every event',
    action: 'logEvent',
    call: { context: { traits: { plan: 'pro', coupon: null } } },
    sends: { user_properties: { plan: 'pro' } }
  },
  {
    recipe: 'User traits with every event',
    action: 'logPage',
    call: { type: 'page', context: { traits: { plan: 'pro' } } },
    sends: { user_properties: { plan: 'pro' } }
  },
  {
    recipe: 'Platform of server libraries',
    action: 'logEvent',
    call: { context: { library: { name: 'analytics-node' } } },
    sends: { platform: 'Server', library: 'segment' }
  },
  {
    recipe: 'Library as it is',
    action: 'identifyUser',
    call: { type: 'identify', context: { library: { name: 'analytics-node' } } },
    sends: { library: 'analytics-node' }
  },
  {
    recipe: 'Library as it is',
    action: 'identifyUser',
    call: { type: 'identify' },
    sends: { library: 'segment' }
  },
  {
    recipe: 'Revenue of refunds',
    action: 'logEvent',
    call: {
      event: 'Order Refunded',
      properties: { total: 30, currency: 'USD', products: [{ price: 15, quantity: 2 }] }
    },
    sends: { revenue: -30, revenueType: 'refund', currency: 'USD' }
  },
  {
    recipe: 'Page names of your own',
    action: 'logPage',
    call: { type: 'page', name: 'Settings', category: 'Merchant' },
    sends: { event_type: 'Viewed Merchant Settings' }
  },
  {
    recipe: 'Page names of your own',
    action: 'logPage',
    call: { type: 'page', name: 'Settings' },
    sends: { event_type: 'Viewed Settings' }
  },
  {
    recipe: 'Browser as OS',
    action: 'logEvent',
    call: { context: { userAgent: CHROME_ON_WINDOWS } },
    sends: { os_name: 'Chrome', device_model: 'Windows' }
  },
  {
    recipe: 'Several mappings of one call',
    action: 'logEvent',
    call: { event: 'Clicked' },
    sends: { event_type: 'Any: Clicked', insert_id: 'message-1:Any: Clicked' }
  },
  {
    recipe: 'Several mappings of one call to the same event type',
    action: 'logEvent',
    call: { event: 'Clicked' },
    sends: { event_type: 'Clicked', insert_id: 'message-1:second' }
  },
  { recipe: 'Short ids', action: 'logEvent', call: { userId: '7' }, sends: { user_id: '7' } },
  {
    recipe: 'Event-level groups',
    action: 'logEvent',
    call: { properties: { company: 'Acme', teams: ['red', 'blue'] } },
    sends: { groups: { Company: 'Acme', Teams: ['red', 'blue'] } }
  },
  {
    recipe: 'Sessions with analytics.js',
    action: 'logEvent',
    call: { context: { sessionId: 1769860800000 } },
    sends: { session_id: 1769860800000 }
  },
  {
    recipe: 'Group with a type of your own',
    action: 'groupIdentify',
    call: { type: 'group', groupId: 'group-1', traits: { name: 'Acme' } },
    sends: { event_type: '$identify', groups: { Company: 'Acme' } }
  }
]

/** Recipes that are no mappings, or of which the first event that is sent shows nothing. */
const SETTINGS = 'EU data'
const TRIGGER = 'Without bots'
const LESS = 'Without the place'
const ON_PRODUCTS = 'Page title on each product'
const LOAD_OPTION = 'Windows 11 and device models'

describe('the recipes', () => {
  it('are all tried', () => {
    expect(new Set([...tries.map(({ recipe }) => recipe), SETTINGS, TRIGGER, LOAD_OPTION, LESS, ON_PRODUCTS])).toEqual(
      new Set(recipes.keys())
    )
  })

  it.each(tries)('$recipe: $call sends $sends', async ({ recipe, action, call, sends }) => {
    const [{ body }] = await requestsOf(action, { ...call }, recipes.get(recipe))
    expect(body.events[0]).toMatchObject(sends)
  })

  it('Page title on each product is on the event of each, and not on that of the order', async () => {
    const call = { event: 'Order Completed', context: { page }, properties: { products: [{ sku: 'uno' }] } }
    const [{ body }] = await requestsOf('logPurchase', call, recipes.get(ON_PRODUCTS))
    expect(body.events.map(({ event_properties }: any) => event_properties as object)).toEqual([
      undefined,
      { sku: 'uno', pageTitle: 'Shoes' }
    ])
  })

  it('EU data goes to Amplitude’s servers in Europe', async () => {
    const europe = { ...settings, ...recipes.get(SETTINGS) }
    const [{ url }] = await requestsOf('logEvent', { event: 'Clicked' }, {}, europe)
    expect(url).toBe('https://api.eu.amplitude.com/2/httpapi')
  })

  it.each([
    [undefined, true],
    [CHROME_ON_WINDOWS, true],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', false],
    ['AdsBot-Google (+http://www.google.com/adsbot.html)', false],
    ['Mozilla/5.0 HeadlessChrome/120.0.0.0', false]
  ])('without bots, a call of the user agent %s: %s', (userAgent, isTaken) => {
    const trigger = parseFql(recipes.get(TRIGGER)?.trigger as string)
    const call = (event: string) => createTestEvent({ type: 'track', event, context: { userAgent } })
    expect(validate(trigger, call('Clicked'))).toBe(isTaken)
    expect(validate(trigger, call('Order Completed'))).toBe(false)
  })

  it.each([
    [CHROME_ON_WINDOWS, { platformVersion: '15.0.0', model: '' }, { os_name: 'Windows', os_version: '11' }],
    [
      CHROME_ON_ANDROID,
      { platformVersion: '14.0.0', model: 'Pixel 8' },
      { os_version: '14.0.0', device_model: 'Pixel 8' }
    ]
  ])('what analytics.js adds to %s, being asked for %j, is sent as %j', async (userAgent, values, sends) => {
    expect(recipes.get(LOAD_OPTION)).toEqual({ highEntropyValuesClientHints: Object.keys(values) })
    const userAgentData = { mobile: false, platform: 'any', brands: [], ...values }
    const [{ body }] = await requestsOf('logEvent', { context: { userAgent, userAgentData } })
    expect(body.events[0]).toMatchObject(sends)
  })

  it('without the place, an event keeps the rest of its context', async () => {
    const call = { context: { app: { version: '1.2' }, location: { city: 'Graz', latitude: 47.07 } } }
    const [{ body }] = await requestsOf('logEvent', call, recipes.get(LESS))
    expect(body.events[0].app_version).toBe('1.2')
    expect(Object.keys(body.events[0] as object).filter((key) => /city|location/.test(key))).toEqual([])
  })

  it('refuses the refund of a total that is no positive amount, and shows it', async () => {
    const call = { event: 'Order Refunded', properties: { total: -30 } }
    await expect(requestsOf('logEvent', call, recipes.get('Revenue of refunds'))).rejects.toThrow('revenue "--30"')
  })

  it('with the option of the call, a session needs no mapping', async () => {
    const call = { integrations: { 'Actions Amplitude': { session_id: 1769860800000 } } }
    const [{ body }] = await requestsOf('logEvent', call)
    expect(body.events[0].session_id).toBe(1769860800000)
  })

  it('must have a block of JSON each', () => {
    expect(() => recipesIn('# Recipes\n\n## Empty\n\nNothing.')).toThrow('The recipe "Empty" has no block of JSON.')
  })
})
