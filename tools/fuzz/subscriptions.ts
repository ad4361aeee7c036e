/** What a customer of Segment's has set up: the presets, alias calls, and what else actions can be asked to do. */
import type { JSONObject, Subscription } from '@segment/actions-core'
import { defaultValues } from '@segment/actions-core'
import { KINDS } from '../../__tests__/support/random-calls'
import { presetsOf } from '../../pipeline/subscriptions/preset-subscriptions'
import destination from '../../src'

/** By action, what differs from its preset; the first is the preset as it is. */
const MAPPINGS: Record<string, JSONObject[]> = {
  ...Object.fromEntries(Object.values(KINDS).map(({ action, mappings }) => [action, mappings])),
  mapUser: [{}]
}
const MORE: JSONObject[] = [{}, { use_batch_endpoint: true }, { min_id_length: 1 }]

const SETS = Math.max(...Object.values(MAPPINGS).map(({ length }) => length)) * MORE.length

const ALIASES = {
  name: 'Alias Calls',
  action: 'mapUser',
  trigger: 'type = "alias"',
  mapping: defaultValues(destination.actions.mapUser.fields)
}

/** Sets of subscriptions, of which each takes every call exactly once. The first is what a new destination has, and aliases. */
export const SUBSCRIPTION_SETS: Subscription[][] = Array.from({ length: SETS }, (_set, number) =>
  [...presetsOf(destination), ALIASES].map(({ name, action, trigger, mapping }) => ({
    name,
    partnerAction: action,
    subscribe: trigger,
    mapping: { ...mapping, ...different(action, number) }
  }))
)

function different(action: string, number: number): JSONObject {
  const mappings = MAPPINGS[action]
  const more = action === 'mapUser' ? {} : MORE[number % MORE.length]
  return { ...mappings[Math.floor(number / MORE.length) % mappings.length], ...more }
}
