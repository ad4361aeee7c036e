import type { JSONObject, JSONValue } from '@segment/actions-core'
import type { Start, Subscription } from '../../api'
import { actionOf, subscriptionFor } from './subscription-action'

/**
 * What a subscription maps before anyone edits it: as its preset does, by its name or else by its trigger, and as the defaults
 * of its action do where it comes of none.
 */
export function defaultMappingOf(start: Start, subscription: Subscription): JSONObject {
  const presets = start.presets.filter(({ action }) => action === subscription.action)
  const preset =
    presets.find(({ name }) => name === subscription.name) ??
    presets.find(({ trigger }) => trigger === subscription.trigger)
  if (preset) return preset.mapping
  const action = actionOf(start, subscription)
  return action ? subscriptionFor(subscription.action, action).mapping : {}
}

/** Whether two mappings are the same, in whatever order their keys stand. What is mapped to null is not mapped. */
export function isSameMapping(one: JSONValue | undefined, other: JSONValue | undefined): boolean {
  return one === other || JSON.stringify(one ?? null, inOrder) === JSON.stringify(other ?? null, inOrder)
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
