/** Subscriptions that somebody has written into a file. */
import { showValue } from '../../src/amplitude/show-value'
import { isObject } from '../../src/events/plain-object'
import type { Subscription } from '../deliver/subscription'
import { BROWSER_ACTIONS } from './browser-actions'
import { problemsOfSubscriptions } from './problems-of-subscriptions'
import { SUBSCRIPTION_HAS, subscriptionIn } from './subscription-in'

/**
 * Reads a list of subscriptions, or an object that has one, as the migration writes it. Those of the browser are passed over.
 * @param json What the file holds.
 * @returns The subscriptions, and what is wrong with them or among them: a sentence each.
 */
export function readSubscriptions(json: unknown): { subscriptions: Subscription[]; problems: string[] } {
  const list: unknown = isObject(json) ? json.subscriptions : json
  if (!Array.isArray(list)) {
    return { subscriptions: [], problems: ['It must hold a list of subscriptions, or an object that has one.'] }
  }
  const read = list.map(subscriptionIn)
  const all = read.filter((one) => one !== undefined)
  const subscriptions = all.filter(({ action }) => !BROWSER_ACTIONS.includes(action))
  const strangers = read.flatMap((one, index) =>
    one ? [] : [`Entry ${index + 1} of the list is no subscription. ${SUBSCRIPTION_HAS}`]
  )
  return {
    subscriptions,
    problems: [
      ...strangers,
      ...repeatedNames(subscriptions),
      ...problemsOfSubscriptions(subscriptions),
      ...none(all, subscriptions, strangers)
    ]
  }
}

/** Calls that wait for another try know their subscriptions by name. */
function repeatedNames(subscriptions: readonly Subscription[]): string[] {
  const names = subscriptions.map(({ name }) => name)
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...repeated].map((name) => `Several subscriptions have the name ${showValue(name)}: give each its own.`)
}

function none(all: unknown[], subscriptions: unknown[], strangers: string[]): string[] {
  if (subscriptions.length > 0 || strangers.length > 0) return []
  return [
    all.length === 0
      ? 'The list is empty, so no call would be delivered.'
      : 'All of them run in the browser, so no call would be delivered.'
  ]
}
