import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'
import type { Subscription } from '../../pipeline/deliver/subscription'

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
  const { name, action, trigger, enabled = true, mapping } = isObject(value) ? value : ({} as Record<string, unknown>)
  if (
    typeof name === 'string' &&
    typeof action === 'string' &&
    typeof trigger === 'string' &&
    typeof enabled === 'boolean' &&
    isObject(mapping)
  ) {
    return { name, action, trigger, enabled, mapping: mapping as Subscription['mapping'] }
  }
  throw new MigrationError(
    `Entry ${
      index + 1
    } of the list is no subscription. One has name, action and trigger (texts), mapping (an object), and enabled (true or false; true when absent).`
  )
}
