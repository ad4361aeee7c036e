/** Calls through saved subscriptions of Log Event and Log Event V2. */
import { ANDROID, androidPhone, campaign, IPHONE, MAC, page, phone, place, web, WINDOWS } from './contexts'
import type { SavedCall } from './saved-call'

const session = (id: unknown) => ({ integrations: { 'Actions Amplitude': { session_id: id } } })

/** The device of a phone with more said about it. */
const device = (more: object) => ({ context: { ...phone, device: { ...phone.device, ...more } } })

const ADVERTISING_ID = '7A3CBEA0-BDF5-11E4-8DFC-AA07A5B093DB'
const ZEROS = '00000000-0000-0000-0000-000000000000'

/** As the presets of Segment's own name pages and screens. */
const VIEWED = { event_type: { '@template': 'Viewed {{name}}' } }

const products = [
  { productId: 'p-1', name: 'Shirt', price: 19, quantity: 1 },
  { productId: 'p-2', name: 'Shoes', price: 30, quantity: 2 }
]

/** Through either of the two actions. */
const ofBoth = (action: string): SavedCall[] => [
  { name: 'a plain event', action, call: { properties: { plan: 'pro', seats: 5 } } },
  { name: 'of a browser', action, call: { context: { ...web, userAgent: MAC } } },
  { name: 'of a browser on Windows', action, call: { context: { ...web, userAgent: WINDOWS } } },
  { name: 'of the browser on a phone', action, call: { context: { ...web, userAgent: IPHONE } } },
  { name: 'of an iPhone', action, call: { context: phone } },
  { name: 'of an Android phone', action, call: { context: androidPhone } },
  { name: 'of a server', action, call: { context: { library: { name: 'analytics-node', version: '2.1.0' } } } },
  { name: 'with a campaign and a referrer', action, call: { context: { ...web, campaign } } },
  { name: 'with a place', action, call: { context: { ...phone, ...place } } },
  { name: 'with traits', action, call: { traits: { tier: 'gold', visits: 3 } } },
  { name: 'with a campaign and traits', action, call: { traits: { tier: 'gold' }, context: { ...web, campaign } } },
  { name: 'without a user id', action, call: { userId: undefined } },
  { name: 'in a session, as a date', action, call: session('2026-01-31T11:50:00.000Z') },
  { name: 'in a session, as text of digits', action, call: session('1769859000000') },
  { name: 'in a session, as a number', action, call: session(1769859000000) }
]

const times: SavedCall[] = [
  { name: 'in a session, in seconds', action: 'logEventV2', call: session('1769859000') },
  { name: 'out of session, as -1', action: 'logEventV2', call: session(-1) },
  { name: 'out of session, as text', action: 'logEvent', call: session('-1') },
  { name: 'in a session, as a date without a zone', action: 'logEventV2', call: session('2026-01-31 11:50:00') },
  { name: 'in a session, as a date with a zone', action: 'logEventV2', call: session('2026-01-31T11:50:00+02:00') },
  { name: 'at a date alone', action: 'logEventV2', call: { timestamp: '2026-01-31' } },
  { name: 'at milliseconds', action: 'logEventV2', call: { timestamp: 1769859000000 } },
  { name: 'at a date of mail', action: 'logEventV2', call: { timestamp: 'Sat, 31 Jan 2026 12:00:00 GMT' } },
  { name: 'without a time', action: 'logEventV2', call: { timestamp: undefined } }
]

const revenue: SavedCall[] = [
  { name: 'with revenue', action: 'logEvent', call: { properties: { revenue: 19.99, plan: 'pro' } } },
  { name: 'with revenue, as text', action: 'logEventV2', call: { properties: { revenue: '19.99' } } },
  {
    name: 'with revenue, price and quantity',
    action: 'logEvent',
    call: { properties: { revenue: 40, price: 20, quantity: 2, productId: 'p-1', revenueType: 'sale' } }
  },
  {
    name: 'with a price and no revenue',
    action: 'logEventV2',
    call: { event: 'Product Viewed', properties: { price: 20, quantity: 1, productId: 'p-1' } }
  },
  { name: 'with products', action: 'logEvent', call: { properties: { products, cart_id: 'c-1' } } },
  { name: 'with products', action: 'logEventV2', call: { properties: { products, cart_id: 'c-1' } } },
  {
    name: 'with revenue, which is not mapped',
    action: 'logEventV2',
    changes: { revenue: undefined },
    call: { properties: { revenue: 19.99 } }
  }
]

const names: SavedCall[] = [
  {
    name: 'a page',
    action: 'logEventV2',
    changes: VIEWED,
    call: { type: 'page', event: undefined, name: 'Home', properties: { url: page.url, title: 'Home' }, context: web }
  },
  {
    name: 'a page without a name',
    action: 'logEventV2',
    changes: VIEWED,
    call: { type: 'page', event: undefined, context: web }
  },
  {
    name: 'a screen',
    action: 'logEventV2',
    changes: VIEWED,
    call: { type: 'screen', event: undefined, name: 'Cart', context: phone }
  },
  { name: 'with spaces around its name', action: 'logEvent', call: { event: ' Clicked ' } },
  { name: 'with a number as its name', action: 'logEventV2', call: { event: 404 } }
]

const properties: SavedCall[] = [
  {
    name: 'with lists and objects in its properties',
    action: 'logEventV2',
    call: { properties: { tags: ['a', 'b'], items: [{ id: 1 }, { id: 2 }], nested: { deeper: { deep: true } } } }
  },
  {
    name: 'with lists in lists, null and a number that is not exact',
    action: 'logEventV2',
    call: { properties: { matrix: [[1, 2], [3]], nothing: null, exact: 12, inexact: 2 ** 64 } }
  },
  {
    name: 'with an id, a counter and groups in its mapping',
    action: 'logEventV2',
    changes: {
      insert_id: { '@path': '$.messageId' },
      event_id: { '@path': '$.properties.count' },
      groups: { '@path': '$.context.groups' }
    },
    call: { properties: { count: 7 }, context: { groups: { company: ['Segment', 'Twilio'], team: 'docs' } } }
  },
  {
    name: 'with a number as its group',
    action: 'logEventV2',
    changes: { groups: { company: { '@path': '$.properties.company' } } },
    call: { properties: { company: 15 } }
  }
]

const userProperties: SavedCall[] = [
  {
    name: 'with user properties set by hand',
    action: 'logEventV2',
    changes: {
      setOnce: { first_plan: { '@path': '$.properties.plan' } },
      setAlways: { plan: { '@path': '$.properties.plan' } },
      add: { visits: 1 }
    },
    call: { properties: { plan: 'pro' } }
  },
  {
    name: 'with a number to add, as text',
    action: 'logEventV2',
    changes: { add: { visits: { '@path': '$.properties.visits' } } },
    call: { properties: { visits: '2' } }
  },
  {
    name: 'with one property in traits and Set Always',
    action: 'logEventV2',
    changes: { setAlways: { plan: { '@path': '$.properties.plan' } } },
    call: { properties: { plan: 'pro' }, traits: { plan: 'free' } }
  },
  {
    name: 'with operations in its traits',
    action: 'logEventV2',
    call: { traits: { $set: { plan: 'pro' }, $add: { visits: 2 } } }
  },
  {
    name: 'without campaign and referrer',
    action: 'logEventV2',
    changes: { setOnce: undefined, setAlways: undefined },
    call: { context: { ...web, campaign } }
  },
  {
    name: 'without campaign and referrer',
    action: 'logEvent',
    changes: { utm_properties: undefined, referrer: undefined },
    call: { context: { ...web, campaign } }
  },
  {
    name: 'with a parameter of its own in the campaign',
    action: 'logEvent',
    changes: {
      utm_properties: {
        utm_source: { '@path': '$.context.campaign.source' },
        utm_id: { '@path': '$.context.campaign.id' }
      }
    },
    call: { context: { ...web, campaign } }
  },
  {
    name: 'with a referrer from its properties',
    action: 'logEvent',
    changes: { referrer: { '@path': '$.properties.referrer' } },
    call: { context: web, properties: { referrer: 'https://partner.example/' } }
  },
  {
    name: 'with an app as its referrer',
    action: 'logEventV2',
    call: { context: { ...web, page: { ...page, referrer: 'android-app://com.example.search/' } } }
  }
]

const delivery: SavedCall[] = [
  { name: 'to the batch endpoint', action: 'logEventV2', changes: { use_batch_endpoint: true }, call: {} },
  { name: 'of short ids', action: 'logEventV2', changes: { min_id_length: 1 }, call: { userId: 'u1' } },
  { name: 'with no least length of ids', action: 'logEvent', changes: { min_id_length: null }, call: {} },
  { name: 'of a device id that is too short', action: 'logEventV2', call: { anonymousId: 'a1' } },
  { name: 'of a user id that is null', action: 'logEventV2', call: { userId: null } },
  { name: 'of a user id that stands for nobody', action: 'logEventV2', call: { userId: 'anonymous' } },
  { name: 'of a user id that is a number', action: 'logEvent', call: { userId: 1234567 } }
]

const origin: SavedCall[] = [
  {
    name: 'of a library by name',
    action: 'logEventV2',
    changes: { library2: { behavior: 'use_mapping', mapping: 'shop-app' } },
    call: {}
  },
  {
    name: 'of Segment as its library',
    action: 'logEventV2',
    changes: { library2: { behavior: 'auto' } },
    call: { context: web }
  },
  { name: 'without Library Settings', action: 'logEvent', changes: { library2: undefined }, call: { context: web } }
]

const systemAndDevice: SavedCall[] = [
  {
    name: 'without parsing of the user agent',
    action: 'logEventV2',
    changes: { userAgentParsing: false },
    call: { context: { ...web, userAgent: MAC } }
  },
  {
    name: 'with the raw user agent',
    action: 'logEventV2',
    changes: { includeRawUserAgent: true },
    call: { context: { ...web, userAgent: MAC } }
  },
  {
    name: 'with client hints of an Android phone',
    action: 'logEventV2',
    call: { context: { ...web, userAgent: ANDROID, userAgentData: { model: 'Pixel 8', platformVersion: '14.0.0' } } }
  },
  {
    name: 'with client hints of Windows',
    action: 'logEventV2',
    call: { context: { ...web, userAgent: WINDOWS, userAgentData: { model: '', platformVersion: '15.0.0' } } }
  },
  { name: 'of a phone that hides its model', action: 'logEventV2', call: { context: { ...web, userAgent: ANDROID } } },
  {
    name: 'of a system that contradicts the user agent',
    action: 'logEventV2',
    call: { context: { os: phone.os, device: phone.device, userAgent: MAC } }
  },
  {
    name: 'of a system alone',
    action: 'logEventV2',
    call: { context: { os: androidPhone.os, library: androidPhone.library } }
  },
  { name: 'with a platform by name', action: 'logEventV2', changes: { platform: 'Kiosk' }, call: {} },
  { name: 'with an advertising id', action: 'logEventV2', call: device({ advertisingId: ADVERTISING_ID }) },
  { name: 'with an advertising id of zeros', action: 'logEventV2', call: device({ advertisingId: ZEROS }) },
  {
    name: 'with ids of its own',
    action: 'logEventV2',
    changes: { idfa: undefined, idfv: undefined, adid: { '@path': '$.properties.adid' }, android_id: 'a1b2c3d4' },
    call: { context: phone, properties: { adid: ADVERTISING_ID } }
  },
  {
    name: 'with a place as text, a market area and the address of the request',
    action: 'logEventV2',
    changes: { dma: 'San Francisco', ip: '$remote' },
    call: { context: { location: { latitude: '40.2964197', longitude: '-76.9411617' } } }
  }
]

export const EVENT_CALLS: readonly SavedCall[] = [
  ...ofBoth('logEvent'),
  ...ofBoth('logEventV2'),
  ...times,
  ...revenue,
  ...names,
  ...properties,
  ...userProperties,
  ...delivery,
  ...origin,
  ...systemAndDevice
]
