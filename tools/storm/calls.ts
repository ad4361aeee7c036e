/** Makes up Segment calls, each with what it is to lead to. */
import type { Chance } from './chance'
import type { Expectation, ExpectedEvent, Money } from './expectation'
import { someone } from './people'
import type { Crowd, Person } from './people'
import { spoil } from './bad-calls'
import type { CallKind, StormCall } from './storm-call'
import { poison, poisonShare } from './poison'
import { GROUP_TYPE, SUBSCRIPTIONS } from './subscriptions'
import type { Subscription } from './subscriptions'
import type { Values } from './values'

/** What is made up. */
export interface CallPlan {
  calls: number
  /** Calls that were made up before, by which these are numbered on; none when absent. */
  after?: number
  /** The share of calls that are bad, from 0 to 1. */
  bad: number
  crowd: Crowd
}

const FIRST_TIMESTAMP = Date.UTC(2026, 0, 5)

/** Makes up one call after the other. */
export function* madeUpCalls({ calls, after = 0, bad, crowd }: CallPlan, chance: Chance): Generator<StormCall> {
  for (let number = after + 1; number <= after + calls; number++) {
    const call = goodCall(`call-${number}`, someone(crowd, chance), number, chance)
    const poisonous = chance.happens(poisonShare(calls))
    if (chance.happens(bad)) spoil(call, chance)
    else if (poisonous) poison(call)
    yield call
  }
}

/** Of 20 calls, this many are of each kind. */
const KINDS: readonly CallKind[] = [
  ...Array<CallKind>(9).fill('track'),
  ...Array<CallKind>(3).fill('order'),
  ...Array<CallKind>(3).fill('page'),
  ...Array<CallKind>(3).fill('identify'),
  'group',
  'alias'
]

const MAKERS: Record<CallKind, (id: string, chance: Chance) => Made> = {
  track: trackCall,
  order: orderCall,
  page: pageCall,
  identify: identifyCall,
  group: groupCall,
  alias: aliasCall
}

/** What is special about a call of a kind. */
interface Made extends Partial<Omit<Expectation, 'id' | 'person' | 'refused' | 'refusal'>> {
  subscription: Subscription
  event: Values
  /** The ids that the call carries; as chance has it, where absent. */
  ids?: 'both' | 'user' | 'device' | 'none'
}

function goodCall(id: string, person: Person, number: number, chance: Chance): StormCall {
  const kind = chance.oneOf(KINDS)
  const { subscription, event, ids, ...expected } = MAKERS[kind](id, chance)
  const carried = ids ?? chance.oneOf(['both', 'both', 'both', 'user', 'device'] as const)
  return {
    kind,
    subscription,
    event: {
      messageId: id,
      timestamp: new Date(FIRST_TIMESTAMP + number).toISOString(),
      ...(carried === 'both' || carried === 'user' ? { userId: person.userId } : {}),
      ...(carried === 'both' || carried === 'device' ? { anonymousId: person.anonymousId } : {}),
      ...(chance.happens(0.3) ? { context: context(chance) } : {}),
      ...event
    },
    expectation: { id, person: person.name, events: [], refused: [], increments: {}, ...expected }
  }
}

function context(chance: Chance): Values {
  return {
    library: { name: chance.oneOf(['analytics.js', 'analytics-node']) },
    ip: `10.0.0.${chance.between(1, 254)}`,
    locale: 'fr-FR',
    device: { type: chance.oneOf(['ios', 'android']), model: 'Pixel 8 · 日本語' }
  }
}

const CURRENCIES = ['USD', 'EUR', 'jpy'] as const

function someCurrency(chance: Chance): { currency?: string } {
  return chance.happens(0.7) ? { currency: chance.oneOf(CURRENCIES) } : {}
}

function money(cents: number, currency?: string): Money {
  return { cents, currency: currency?.toUpperCase() ?? 'none' }
}

function trackCall(id: string, chance: Chance): Made {
  const { values, revenue } = chance.happens(0.4) ? revenueOfEvent(chance) : { values: {}, revenue: undefined }
  const type = chance.oneOf(['Signed Up', 'Article Read', 'Song Played', 'Item Refunded', 'Plan Changed'])
  return {
    subscription: chance.happens(0.3) ? SUBSCRIPTIONS.trackByBatch : SUBSCRIPTIONS.track,
    event: { type: 'track', event: type, properties: { mark: id, step: chance.between(1, 9), ...values } },
    events: [{ type, mark: id, revenue }]
  }
}

/** The ways in which an event says what it brought in, or what a thing would cost. */
function revenueOfEvent(chance: Chance): { values: Values; revenue?: Money } {
  const cents = chance.between(1, 20_000) * 2
  const quantity = chance.between(1, 9)
  const { currency } = someCurrency(chance)
  const values = currency === undefined ? {} : { currency }
  switch (chance.between(1, 5)) {
    case 1:
      return { values: { ...values, revenue: cents / 100 }, revenue: money(cents, currency) }
    case 2:
      return { values: { ...values, revenue: String(-cents / 100) }, revenue: money(-cents, currency) }
    case 3:
      return {
        values: { ...values, price: cents / 100, quantity, revenue: (cents * quantity) / 100, productId: 'p-1' },
        revenue: money(cents * quantity, currency)
      }
    case 4:
      return {
        values: { ...values, price: cents / 100, quantity: 2.5, revenue: (cents * 2.5) / 100 },
        revenue: money(cents * 2.5, currency)
      }
    default:
      // A thing that is looked at: it costs something, and brings in nothing.
      return { values: { ...values, price: cents / 100, quantity } }
  }
}

const ORDER = 'Order Completed'
const MOST_PRODUCTS = 5

/** How many events one call becomes at most. */
export const MOST_EVENTS_OF_A_CALL = 1 + MOST_PRODUCTS

function orderCall(id: string, chance: Chance): Made {
  const byProduct = chance.happens(0.5)
  const cents = chance.between(0, 99_999)
  const { currency } = someCurrency(chance)
  const products = Array.from({ length: chance.between(0, MOST_PRODUCTS) }, (_, index) =>
    product(`${id}/${index}`, currency, chance)
  )
  const properties = {
    mark: id,
    order_id: id,
    [chance.oneOf(['revenue', 'total'])]: cents / 100,
    ...(currency === undefined ? {} : { currency }),
    products: products.map(({ values }) => values)
  }
  const onProducts = byProduct && products.length > 0
  return {
    subscription: byProduct ? SUBSCRIPTIONS.ordersByProduct : SUBSCRIPTIONS.orders,
    event: { type: 'track', event: ORDER, properties },
    events: [
      { type: ORDER, mark: id, revenue: onProducts ? undefined : money(cents, currency) },
      ...products.map(({ mark, revenue }) => ({
        type: 'Product Purchased',
        mark,
        revenue: onProducts ? revenue : undefined
      }))
    ]
  }
}

function product(mark: string, currency: string | undefined, chance: Chance) {
  const cents = chance.between(1, 5000) * 2
  const quantity = chance.between(1, 4)
  const own = { mark, sku: `sku-${chance.between(1, 50)}`, name: 'Tea' }
  const worth = (values: Values, amount?: number) => ({
    mark,
    values: { ...own, ...values },
    revenue: amount === undefined ? undefined : money(amount, currency)
  })
  switch (chance.between(1, 6)) {
    case 1:
      return worth({ price: cents / 100 }, cents)
    case 2:
      return worth({ price: String(cents / 100), quantity: 2.5 }, cents * 2.5)
    case 3:
      // A discount: what the product brought in is not its price times its quantity.
      return worth({ price: cents / 100, quantity, revenue: (cents * quantity - 1) / 100 }, cents * quantity - 1)
    case 4:
      return worth({})
    default:
      return worth({ price: cents / 100, quantity }, cents * quantity)
  }
}

function pageCall(id: string, chance: Chance): Made {
  const type = chance.oneOf(['page', 'screen'] as const)
  const noun = type === 'page' ? 'Page' : 'Screen'
  const name = chance.happens(0.7) ? 'Settings' : undefined
  const category = chance.happens(0.6) ? 'Merchant' : undefined
  const event = {
    type,
    ...(name && { name }),
    ...(category && { category }),
    properties: { mark: id, path: '/settings' }
  }
  const types = [`Loaded a ${noun}`]
  const thrice = chance.happens(0.5)
  if (thrice && name) types.push(['Loaded', category, name, noun].filter(Boolean).join(' '))
  if (thrice && category) types.push(`Loaded ${category} ${noun}`)
  return {
    subscription: thrice ? SUBSCRIPTIONS.pagesThrice : SUBSCRIPTIONS.pages,
    event,
    events: types.map((eventType): ExpectedEvent => ({ type: eventType, mark: id }))
  }
}

function identifyCall(id: string, chance: Chance): Made {
  const logins = chance.between(1, 3)
  const points = chance.between(-5, 50)
  const increments: Record<string, number> = {}
  const traits: Values = { mark: id, plan: chance.oneOf(['free', 'pro']) }
  if (chance.happens(0.8)) {
    traits.logins = logins
    increments.logins = logins
  }
  if (chance.happens(0.5)) {
    traits.points = chance.oneOf([points, String(points)])
    increments.points = points
  }
  return {
    subscription: chance.happens(0.3) ? SUBSCRIPTIONS.identifyByBatch : SUBSCRIPTIONS.identify,
    event: { type: 'identify', traits },
    events: [{ type: '$identify', mark: id }],
    increments,
    // What is known of an anonymous user gives way where two users become one, and a sum would lose a part of itself.
    ids: chance.oneOf(['both', 'user'])
  }
}

function groupCall(id: string, chance: Chance): Made {
  const groupId = `org-${id}`
  const event = { type: 'group', groupId, traits: { mark: id, seats: chance.between(1, 500) } }
  const join = { type: '$identify', mark: groupId }
  if (chance.happens(0.3)) {
    return { subscription: SUBSCRIPTIONS.groups, event, events: [join], ids: chance.oneOf(['both', 'user']) }
  }
  const withUser = chance.happens(0.6)
  return {
    subscription: SUBSCRIPTIONS.groupsWithProperties,
    event,
    events: withUser ? [join, { type: '$groupidentify', mark: groupId }] : [],
    group: { type: GROUP_TYPE, value: groupId, mark: id },
    ids: withUser ? chance.oneOf(['both', 'device']) : 'none'
  }
}

function aliasCall(id: string): Made {
  const mapping = { from: `old-${id}`, to: `global-${id}` }
  return {
    subscription: SUBSCRIPTIONS.aliases,
    event: { type: 'alias', previousId: mapping.from, userId: mapping.to },
    mapping,
    ids: 'none'
  }
}
