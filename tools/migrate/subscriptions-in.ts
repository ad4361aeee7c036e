import type { Subscription } from '../../pipeline/deliver/subscription'
import { SUBSCRIPTION_HAS, subscriptionIn } from '../../pipeline/subscriptions/subscription-in'
import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'

/**
 * The subscriptions in the result of a migration, or in a list of them.
 * @returns `undefined` where the input is neither, such as the settings of a classic destination.
 * @throws MigrationError where something in the list is no subscription.
 */
export function subscriptionsIn(input: unknown): Subscription[] | undefined {
  const list = isObject(input) ? input.subscriptions : input
  return Array.isArray(list) ? list.map(subscriptionOf) : undefined
}

function subscriptionOf(value: unknown, index: number): Subscription {
  const subscription = subscriptionIn(value)
  if (subscription) return subscription
  throw new MigrationError(`Entry ${index + 1} of the list is no subscription. ${SUBSCRIPTION_HAS}`)
}
