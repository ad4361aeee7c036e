/** Calls, and the saved subscriptions of Segment's own Amplitude (Actions) that take them. */

/** One call through one saved subscription. */
export interface SavedCall {
  /** What it shows. */
  name: string
  /** The key of Segment's own action. */
  action: string
  /** What somebody has changed in its mapping; a field that is undefined was cleared. */
  changes?: Record<string, unknown>
  /** What differs from a plain call. */
  call: Record<string, unknown>
}

const DESKTOP =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

const page = {
  path: '/prices',
  referrer: 'https://search.example/results',
  search: '?plan=pro',
  title: 'Prices',
  url: 'https://shop.example/prices?plan=pro'
}
const campaign = { name: 'spring', source: 'newsletter', medium: 'email', term: 'shoes', content: 'top' }
const web = { library: { name: 'analytics.js', version: 'npm:next-1.70.0' }, ip: '203.0.113.7', locale: 'en-US', page }
const phone = {
  app: { name: 'Shop', version: '3.5.1', build: '7' },
  device: { id: 'B5372DB0-C21E-11E4-8DFC-AA07A5B093DB', manufacturer: 'Apple', model: 'iPhone15,2', type: 'ios' },
  os: { name: 'iOS', version: '17.5' },
  network: { carrier: 'T-Mobile' },
  library: { name: 'analytics-swift', version: '1.5.0' },
  ip: '203.0.113.7'
}
const place = {
  location: {
    city: 'San Francisco',
    country: 'United States',
    region: 'California',
    latitude: 40.2964197,
    longitude: -76.9411617
  }
}
const products = [
  { product_id: 'p-1', sku: 'G-32', name: 'Shirt', price: 19, quantity: 1, category: 'Clothes' },
  { product_id: 'p-2', sku: 'G-33', name: 'Shoes', price: 30, quantity: 2, category: 'Shoes' }
]
const orderedProducts = products.map(({ product_id: productId, price, quantity }) => ({
  productId,
  price,
  quantity,
  revenue: price * quantity
}))
const session = (id: unknown) => ({ integrations: { 'Actions Amplitude': { session_id: id } } })

const TEMPLATE = { event_type: { '@template': 'Viewed {{name}}' } }

export const CALLS: readonly SavedCall[] = [
  ...['logEvent', 'logEventV2'].flatMap((action): SavedCall[] => [
    { name: 'a plain event', action, call: { properties: { plan: 'pro', seats: 5 } } },
    { name: 'an event of a browser', action, call: { context: { ...web, userAgent: DESKTOP } } },
    { name: 'an event of a browser on Windows', action, call: { context: { ...web, userAgent: WINDOWS } } },
    { name: 'an event of the browser on a phone', action, call: { context: { ...web, userAgent: PHONE } } },
    { name: 'an event of a phone', action, call: { context: phone } },
    { name: 'an event with a campaign', action, call: { context: { ...web, campaign } } },
    { name: 'an event with a place', action, call: { context: { ...phone, ...place } } },
    { name: 'an event with traits', action, call: { traits: { tier: 'gold', visits: 3 } } },
    { name: 'an event without a user id', action, call: { userId: undefined } },
    { name: 'an event in a session', action, call: session('2026-01-31T11:50:00.000Z') },
    { name: 'an event in a session as text of digits', action, call: session('1769859000000') }
  ]),
  { name: 'an event out of session, as -1', action: 'logEventV2', call: session(-1) },
  { name: 'an event in a session in seconds', action: 'logEventV2', call: session('1769859000') },
  { name: 'revenue alone', action: 'logEvent', call: { properties: { revenue: 19.99, plan: 'pro' } } },
  {
    name: 'revenue with price and quantity',
    action: 'logEvent',
    call: { properties: { revenue: 40, price: 20, quantity: 2, productId: 'p-1', revenueType: 'sale' } }
  },
  {
    name: 'a price and a quantity without revenue',
    action: 'logEvent',
    call: { properties: { price: 20, quantity: 2, productId: 'p-1' } }
  },
  {
    name: 'a product that is looked at',
    action: 'logEventV2',
    call: { event: 'Product Viewed', properties: { price: 20, quantity: 1, productId: 'p-1' } }
  },
  { name: 'revenue of an event', action: 'logEventV2', call: { properties: { revenue: 19.99, plan: 'pro' } } },
  { name: 'products of an event', action: 'logEventV2', call: { properties: { products, cart_id: 'c-1' } } },
  {
    name: 'products of an event, revenue for each',
    action: 'logEvent',
    changes: { trackRevenuePerProduct: true },
    call: { properties: { products: orderedProducts } }
  },
  {
    name: 'a page',
    action: 'logEventV2',
    changes: TEMPLATE,
    call: { type: 'page', event: undefined, name: 'Home', properties: { url: page.url, title: 'Home' }, context: web }
  },
  {
    name: 'a screen',
    action: 'logEventV2',
    changes: TEMPLATE,
    call: { type: 'screen', event: undefined, name: 'Cart', context: phone }
  },
  {
    name: 'user properties set by hand',
    action: 'logEventV2',
    changes: {
      setOnce: { first_plan: { '@path': '$.properties.plan' } },
      setAlways: { plan: { '@path': '$.properties.plan' } },
      add: { visits: 1 }
    },
    call: { properties: { plan: 'pro' } }
  },
  {
    name: 'an insert id that is mapped',
    action: 'logEventV2',
    changes: { insert_id: { '@path': '$.messageId' } },
    call: {}
  },
  {
    name: 'an event id that is mapped',
    action: 'logEventV2',
    changes: { event_id: { '@path': '$.properties.count' } },
    call: { properties: { count: 7 } }
  },
  {
    name: 'groups of an event',
    action: 'logEventV2',
    changes: { groups: { '@path': '$.context.groups' } },
    call: { context: { groups: { company: 'Segment' } } }
  },
  { name: 'the batch endpoint', action: 'logEventV2', changes: { use_batch_endpoint: true }, call: {} },
  { name: 'short ids', action: 'logEventV2', changes: { min_id_length: 1 }, call: { userId: 'u1', anonymousId: 'a1' } },
  {
    name: 'no parsing of the user agent',
    action: 'logEventV2',
    changes: { userAgentParsing: false },
    call: { context: { ...web, userAgent: DESKTOP } }
  },
  {
    name: 'the raw user agent',
    action: 'logEventV2',
    changes: { includeRawUserAgent: true },
    call: { context: { ...web, userAgent: DESKTOP } }
  },
  {
    name: 'a library of its own',
    action: 'logEventV2',
    changes: { library2: { behavior: 'use_mapping', mapping: 'shop-app' } },
    call: {}
  },
  {
    name: 'the library as ever',
    action: 'logEventV2',
    changes: { library2: { behavior: 'auto' } },
    call: { context: web }
  },
  {
    name: 'a plan',
    action: 'logEventV2',
    changes: { plan: { branch: 'main', source: 'web', version: '1.0.0' } },
    call: {}
  },
  {
    name: 'an advertising id',
    action: 'logEventV2',
    call: { context: { ...phone, device: { ...phone.device, advertisingId: '7A3CBEA0-BDF5-11E4-8DFC-AA07A5B093DB' } } }
  },

  {
    name: 'an order',
    action: 'logPurchase',
    call: { event: 'Order Completed', properties: { order_id: 'o-1', revenue: 79, currency: 'USD', products } }
  },
  {
    name: 'an order whose products have their own revenue',
    action: 'logPurchase',
    changes: { trackRevenuePerProduct: true },
    call: { event: 'Order Completed', properties: { order_id: 'o-1', products: orderedProducts } }
  },
  {
    name: 'an order without products',
    action: 'logPurchase',
    call: { event: 'Order Completed', properties: { order_id: 'o-1', revenue: 79 } }
  },
  {
    name: 'an order of price and quantity',
    action: 'logPurchase',
    call: { event: 'Order Completed', properties: { order_id: 'o-1', price: 20, quantity: 2, productId: 'p-1' } }
  },
  {
    name: 'an order with an insert id',
    action: 'logPurchase',
    changes: { insert_id: { '@path': '$.messageId' } },
    call: { event: 'Order Completed', properties: { revenue: 79, products } }
  },

  {
    name: 'traits',
    action: 'identifyUser',
    call: { type: 'identify', event: undefined, traits: { plan: 'pro', seats: 5, address: { country: 'France' } } }
  },
  {
    name: 'an identify call of a browser',
    action: 'identifyUser',
    call: {
      type: 'identify',
      event: undefined,
      traits: { plan: 'pro' },
      context: { ...web, campaign, userAgent: DESKTOP }
    }
  },
  {
    name: 'an identify call of a phone',
    action: 'identifyUser',
    call: { type: 'identify', event: undefined, traits: { plan: 'pro' }, context: { ...phone, ...place } }
  },
  { name: 'an identify call without traits', action: 'identifyUser', call: { type: 'identify', event: undefined } },
  {
    name: 'a paying user and the first version',
    action: 'identifyUser',
    changes: { paying: { '@path': '$.traits.paying' }, start_version: { '@path': '$.context.app.version' } },
    call: { type: 'identify', event: undefined, traits: { paying: true }, context: phone }
  },
  {
    name: 'groups of an identify call',
    action: 'identifyUser',
    changes: { groups: { '@path': '$.context.groups' } },
    call: { type: 'identify', event: undefined, traits: { plan: 'pro' }, context: { groups: { company: 'Segment' } } }
  },
  {
    name: 'a user without campaign and referrer',
    action: 'identifyUser',
    changes: { utm_properties: undefined, referrer: undefined },
    call: { type: 'identify', event: undefined, traits: { plan: 'pro' }, context: { ...web, campaign } }
  },

  {
    name: 'a group',
    action: 'groupIdentifyUser',
    changes: { group_type: 'company', group_value: { '@path': '$.traits.name' } },
    call: { type: 'group', event: undefined, groupId: 'g-1', traits: { name: 'Segment', seats: 5 } }
  },
  {
    name: 'a group of a number',
    action: 'groupIdentifyUser',
    changes: { group_type: 'org', group_value: { '@path': '$.groupId' } },
    call: { type: 'group', event: undefined, groupId: 15, traits: { seats: 5 } }
  },
  {
    name: 'a group without traits',
    action: 'groupIdentifyUser',
    changes: { group_type: 'company', group_value: { '@path': '$.groupId' } },
    call: { type: 'group', event: undefined, groupId: 'g-1' }
  },

  {
    name: 'an alias',
    action: 'mapUser',
    call: { type: 'alias', event: undefined, previousId: 'user-old', userId: 'user-new' }
  },
  {
    name: 'an alias with a shortest id',
    action: 'mapUser',
    changes: { min_id_length: 1 },
    call: { type: 'alias', event: undefined, previousId: 'u1', userId: 'u2' }
  }
]

/** A call of Segment's, with what is the same in all of them. */
export function callOf({ call }: SavedCall): Record<string, unknown> {
  const whole = {
    type: 'track',
    event: 'Subscription Started',
    messageId: 'message-1',
    userId: 'user-1234',
    anonymousId: 'anonymous-1234',
    timestamp: '2026-01-31T12:00:00.000Z',
    properties: {},
    context: {},
    ...call
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}

/** Calls that Segment's own refuses, and that are delivered here: what only describes costs no event. */
export const RESCUED: readonly SavedCall[] = [
  { name: 'a price that is no number', action: 'logEventV2', call: { properties: { price: 'from 20' } } },
  {
    name: 'a latitude that is no number',
    action: 'logEventV2',
    call: { context: { location: { latitude: 'north' } } }
  },
  { name: 'several addresses', action: 'logEventV2', call: { context: { ip: ['203.0.113.7', '10.0.0.1'] } } }
]
