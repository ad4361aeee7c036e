import type { JSONObject } from '@segment/actions-core'
import fc from 'fast-check'
import { junk, junkObject } from './junk'

type Values = Record<string, unknown>

/** A value that stands somewhere in a call, and what a message names the field it is mapped to. */
export interface Placed {
  path: string[]
  value: unknown
  named?: RegExp
}

/** A call that is good but for what was placed in it. */
export interface RandomCall {
  call: object
  placed: Placed[]
}

/** Where a value decides: the path in the call, and by what a message names the field. */
type Deciding = [path: string, named: RegExp]

/** A kind of call, the action that it is for, and mappings that make the action do all it can. */
export interface Kind {
  action: string
  call: Values
  mappings: JSONObject[]
  /** Paths of what only describes: any value there, and the call is delivered. */
  describing: string[]
  /** Paths of objects that only describe, whatever their keys hold. The framework refuses a text in place of one. */
  objects: string[]
  deciding: Deciding[]
}

/*
 * Three limits of the framework, whose check comes before any code of ours. They describe, and still reject their event:
 * - what is no object where one is expected: `context`, `integrations`, `context.campaign`, `traits`, `properties`;
 * - an object or a list as `context.page.referrer`, `name`, `category`;
 * - an object as `context.ip`.
 * So the first are filled with objects, and the others are not among these paths.
 */
const CONTEXT = [
  'app app.version device device.type device.brand device.manufacturer device.model device.advertisingId device.idfa',
  'device.adTrackingEnabled os os.name os.version network network.carrier location location.country location.region',
  'location.city location.latitude location.longitude locale locale.language userAgent userAgentData',
  'userAgentData.model userAgentData.platformVersion library library.name page page.url page.search timezone screen'
].flatMap((line) => line.split(' ').map((path) => `context.${path}`))

const CAMPAIGN = ['name', 'source', 'utm_medium', 'toString'].map((name) => `context.campaign.${name}`)

const OPTIONS = ['Actions Amplitude', 'Amplitude'].flatMap((destination) =>
  ['', '.outOfSession', '.out_of_session', '.groups', '.groups.org', '.event_id', '.eventId', '.else'].map(
    (option) => `integrations.${destination}${option}`
  )
)

const AMOUNTS = [
  'price quantity productId product_id revenueType revenue_type currency receipt receiptSignature receipt_signature'
].flatMap((line) => line.split(' ').map((name) => `properties.${name}`))

const TRAITS = ['plan', 'toString', '$set', '$setOnce', '$append', '$unset', '$clearAll', 'address'].map(
  (name) => `traits.${name}`
)

const SESSIONS: Deciding[] = [
  ['integrations.Actions Amplitude.session_id', /session_id/],
  ['integrations.Amplitude.session_id', /session_id/],
  ['integrations.Amplitude.sessionId', /sessionId|session_id/]
]

/** What decides in every call: who, and when. */
const WHO_AND_WHEN: Deciding[] = [
  ['userId', /user_id|User ID/],
  ['anonymousId', /device_id|Device ID/],
  ['context.device.id', /device_id|Device ID/],
  ['timestamp', /time|Timestamp/],
  ...SESSIONS
]

const NUMBER_TO_ADD: Deciding = ['traits.$add.logins', /"logins".*\$add/]
const EVENT: Deciding = ['event', /event_type|Event Type/]
const REVENUE: Deciding = ['properties.revenue', /revenue|Revenue/]

const good = (rest: Values): Values => ({
  userId: 'user-1234',
  anonymousId: 'device-1234',
  timestamp: '2026-01-31T12:00:00.000Z',
  context: {},
  integrations: {},
  properties: undefined,
  traits: undefined,
  ...rest
})

export const KINDS: Record<string, Kind> = {
  track: {
    action: 'logEvent',
    call: good({ type: 'track', event: 'Clicked', properties: { color: 'blue', revenue: 12 } }),
    mappings: [{}, { trackClickIds: true, includeRawUserAgent: true, userAgentOs: 'browser' }],
    describing: [...CONTEXT, ...CAMPAIGN, ...OPTIONS, ...AMOUNTS, ...TRAITS, 'properties.total', 'properties.products'],
    objects: ['context.campaign', 'properties.nested', 'properties', 'traits'],
    deciding: [...WHO_AND_WHEN, EVENT, NUMBER_TO_ADD, REVENUE]
  },
  'page or screen': {
    action: 'logPage',
    call: good({ type: 'screen', name: 'Settings', event: undefined }),
    mappings: [{}, { trackNamedPages: true, trackCategorizedPages: true, trackClickIds: true, verb: 'classic' }],
    describing: [...CONTEXT, ...CAMPAIGN, ...OPTIONS, ...TRAITS, 'properties.name', 'properties.category'],
    objects: ['context.campaign', 'properties.nested', 'properties', 'traits'],
    deciding: [...WHO_AND_WHEN, NUMBER_TO_ADD]
  },
  order: {
    action: 'logPurchase',
    call: good({
      type: 'track',
      event: 'Order Completed',
      properties: { revenue: 25, products: [{ sku: 'a', price: 3, quantity: 2 }, { sku: 'b' }] }
    }),
    mappings: [{}, { trackRevenuePerProduct: true }, { trackProductsOnce: true, trackClickIds: true }],
    describing: [
      ...[...CONTEXT, ...CAMPAIGN, ...OPTIONS, ...AMOUNTS, ...TRAITS, 'properties.products', 'properties.products.0'],
      ...AMOUNTS.map((path) => path.replace('properties', 'properties.products.0')),
      'properties.products.1.sku'
    ],
    objects: ['context.campaign', 'properties.nested', 'properties', 'traits'],
    deciding: [
      ...[...WHO_AND_WHEN, EVENT, NUMBER_TO_ADD, REVENUE],
      ['properties.products.0.revenue', /revenue of products\[0\]/]
    ]
  },
  identify: {
    action: 'identifyUser',
    call: good({ type: 'identify', event: undefined, traits: { email: 'ada@example.org', visits: 3 } }),
    mappings: [{}, { trackClickIds: true, traitsToAppend: ['plan'], traitsToSetOnce: ['toString', '__proto__'] }],
    describing: [
      ...[...CONTEXT, ...CAMPAIGN, ...OPTIONS, ...TRAITS],
      ...['traits.address.country', 'traits.address.state', 'traits.address.city']
    ],
    objects: ['context.campaign', 'traits.nested', 'traits'],
    deciding: [...WHO_AND_WHEN, NUMBER_TO_ADD]
  },
  group: {
    action: 'groupIdentify',
    call: good({ type: 'group', event: undefined, groupId: 'group-1', traits: { name: 'Acme', seats: 12 } }),
    mappings: [{}, { group_type: 'org', group_value: 'Acme' }],
    describing: [...CONTEXT, ...OPTIONS, ...TRAITS, 'properties'],
    objects: ['traits.nested', 'traits'],
    deciding: [...WHO_AND_WHEN, NUMBER_TO_ADD, ['groupId', /group_id|Group ID/]]
  }
}

/** Calls of which some values that only describe are junk. */
export function describedBadly(kind: Kind, count: number, seed: number): RandomCall[] {
  const anything = fc.record({ path: fc.constantFrom(...kind.describing), value: junk })
  const anyObject = fc.record({ path: fc.constantFrom(...kind.objects), value: junkObject })
  const values = fc.oneof({ weight: 5, arbitrary: anything }, { weight: 1, arbitrary: anyObject })
  return callsOf(kind, fc.array(values, { minLength: 1, maxLength: 4 }), count, seed)
}

/** Calls of which one value that decides is junk. */
export function decidedBadly(kind: Kind, count: number, seed: number): RandomCall[] {
  const values = fc
    .tuple(fc.constantFrom(...kind.deciding), junk)
    .map(([[path, named], value]) => [{ path, value, named }])
  return callsOf(kind, values, count, seed)
}

function callsOf(
  { call }: Kind,
  values: fc.Arbitrary<Array<{ path: string; value: unknown; named?: RegExp }>>,
  count: number,
  seed: number
): RandomCall[] {
  return fc.sample(values, { numRuns: count, seed }).map((chosen, index) => {
    const placed = chosen.map(({ path, ...rest }) => ({ path: path.split('.'), ...rest }))
    const withJunk = placed.reduce((whole, { path, value }) => placedIn(whole, path, value), call)
    return { call: { ...withJunk, messageId: `message-${index}` }, placed }
  })
}

/** A copy that holds the value at the path. What stands in the way is replaced, save a list, which keeps its other items. */
export function placedIn(whole: unknown, [name, ...rest]: string[], value: unknown): Values {
  const copy: any = Array.isArray(whole) ? [...(whole as unknown[])] : isObject(whole) ? { ...whole } : {}
  copy[name] = rest.length > 0 ? placedIn(copy[name], rest, value) : value
  return copy as Values
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
