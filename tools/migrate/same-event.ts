import { transform } from '@segment/actions-core'
import type { ProbeCall } from './calls-of-both'
import { callsOfBoth } from './calls-of-both'
import type { Subscription } from '../../pipeline/deliver/subscription'

/** Actions whose events have a type of their own, under `event_type`. */
const TYPED = ['logEvent', 'logPurchase']

/** Actions whose events have the same type whatever the mapping is, or one that the mapping does not tell. */
const UNTYPED = ['logPage', 'identifyUser', 'groupIdentify']

/**
 * Whether two subscriptions may send one call as events of one type, of which Amplitude keeps one if both get their insert id from the message id.
 */
export function sendSameEvent(first: Subscription, second: Subscription): boolean {
  const given = [first, second].flatMap(({ mapping: { event_type } }) =>
    typeof event_type === 'string' ? event_type : []
  )
  const calls = callsOfBoth(first.trigger, second.trigger, given)
  if (TYPED.includes(first.action) && TYPED.includes(second.action)) {
    return calls.some((call) => typeOf(first, call) === typeOf(second, call))
  }
  return first.action === second.action && UNTYPED.includes(first.action) && calls.length > 0
}

function typeOf({ mapping }: Subscription, call: ProbeCall): unknown {
  // On a copy: the framework completes some directives in place.
  const event_type = JSON.parse(JSON.stringify(mapping.event_type ?? null)) as Subscription['mapping']
  try {
    return (transform({ event_type }, { ...call }) as { event_type?: unknown }).event_type
  } catch {
    // A mapping that cannot be read sends nothing; problemsOfSubscriptions names it.
    return undefined
  }
}

/**
 * Orders that an event of Log Event is, too: both send their revenue.
 * @returns The name of an event that both take, and the subscription that takes it as an order; `undefined` where none is found.
 */
export function orderCountedToo(
  event: Subscription,
  subscriptions: readonly Subscription[]
): { order: Subscription; name: string } | undefined {
  if (event.action !== 'logEvent' || !event.enabled || !event.mapping.revenue) return undefined
  for (const order of subscriptions) {
    if (order.action !== 'logPurchase' || !order.enabled) continue
    const call = callsOfBoth(event.trigger, order.trigger).find(({ type }) => type === 'track')
    if (call?.event !== undefined) return { order, name: call.event }
  }
  return undefined
}
