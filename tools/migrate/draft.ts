/** What a migration has come to so far. Each function gives a new one. */
import type { JSONObject, JSONValue } from '@segment/actions-core'
import { defaultValues } from '@segment/actions-core'
import destination from '../../src'
import type { Mapping } from '../../src/fields/mapping'
import { presets } from '../../src/presets'
import type { MigrationOptions } from './classic-setting'
import type { Subscription } from './subscription'

/** The settings of this destination, as far as the classic ones give them. */
export interface DestinationSettings {
  apiKey?: string
  secretKey?: string
  endpoint?: string
}

/** The settings and subscriptions that are being made. */
export interface Draft {
  settings: DestinationSettings
  subscriptions: Subscription[]
}

/**
 * The presets without those of pages and screens, which the page settings bring.
 * On a phone in device mode the classic destination took "Order Completed" for a track call like any other.
 */
export function startingDraft({ deviceMode }: MigrationOptions): Draft {
  const subscriptions = (presets ?? [])
    .filter(({ partnerAction }) => partnerAction !== 'logPage' && !(deviceMode && partnerAction === 'logPurchase'))
    .map((preset) => {
      const trigger = deviceMode && preset.partnerAction === 'logEvent' ? 'type = "track"' : triggerOf(preset)
      return subscription(preset.name ?? '', preset.partnerAction, trigger)
    })
  return { settings: {}, subscriptions }
}

function triggerOf(preset: NonNullable<typeof presets>[number]): string {
  return preset.type === 'automatic' ? preset.subscribe : ''
}

/** A subscription of an action with the defaults of its fields, and what differs from them. */
export function subscription(name: string, action: string, trigger: string, changes: JSONObject = {}): Subscription {
  // A copy: the framework completes some directives in place when it resolves them.
  const defaults = JSON.parse(JSON.stringify(defaultValues(destination.actions[action].fields))) as JSONObject
  return { name, action, trigger, enabled: true, mapping: { ...defaults, ...changes } }
}

/** With further settings of the destination. */
export function withSettings(draft: Draft, settings: DestinationSettings): Draft {
  return { ...draft, settings: { ...draft.settings, ...settings } }
}

/** With a subscription more. */
export function withSubscription(draft: Draft, added: Subscription): Draft {
  return { ...draft, subscriptions: [...draft.subscriptions, added] }
}

/** With a field mapped to the same in all subscriptions whose action has it. */
export function withField(draft: Draft, key: string, mapping: Mapping): Draft {
  return withChangedField(draft, key, () => mapping)
}

/**
 * With a field mapped otherwise in all subscriptions whose action has it.
 * @param change From what it is mapped to, if to anything, to what it shall be mapped to; `undefined` takes the mapping away.
 */
export function withChangedField(
  draft: Draft,
  key: string,
  change: (mapping: Mapping | undefined) => Mapping | undefined
): Draft {
  const subscriptions = draft.subscriptions.map((subscription) => {
    if (!(key in destination.actions[subscription.action].fields)) return subscription
    // A mapping is JSON, which the type of a field's default does not say.
    const changed = change(subscription.mapping[key] as Mapping | undefined) as JSONValue | undefined
    const mapping = { ...subscription.mapping, [key]: changed }
    if (changed === undefined) delete mapping[key]
    return { ...subscription, mapping: mapping as JSONObject }
  })
  return { ...draft, subscriptions }
}
