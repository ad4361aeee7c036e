/** Which subscriptions take a call. */
import { parseFql, validate } from '@segment/destination-subscriptions'
import type { Call } from '../call'
import type { Subscription } from './subscription'

type Taking = (call: Call) => boolean

const NOTHING: Taking = () => false

/** Triggers that were read, each once for as long as its subscription is used. */
const read = new WeakMap<Subscription, Taking>()

/**
 * The subscriptions that take a call: those that are enabled and whose trigger holds. A trigger that does not parse takes
 * nothing, as in the framework.
 */
export function takers(subscriptions: readonly Subscription[], call: Call): Subscription[] {
  return subscriptions.filter((subscription) => subscription.enabled && takingOf(subscription)(call))
}

function takingOf(subscription: Subscription): Taking {
  const known = read.get(subscription)
  if (known) return known
  const parsed = parseFql(subscription.trigger)
  const taking: Taking = 'error' in parsed ? NOTHING : (call) => holds(() => validate(parsed, call))
  read.set(subscription, taking)
  return taking
}

/** A value of a type that nobody expected is no reason to hold up other calls. */
function holds(condition: () => boolean): boolean {
  try {
    return condition()
  } catch {
    return false
  }
}
