import { isObject } from '../../src/events/plain-object'
import type { Subscription } from '../deliver/subscription'

/** What a subscription has, for those who have written something else. */
export const SUBSCRIPTION_HAS =
  'One has name, action and trigger (texts), mapping (an object), and enabled (true or false; true when absent).'

/** @returns `undefined` where a value is no subscription. */
export function subscriptionIn(value: unknown): Subscription | undefined {
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
  return undefined
}
