/** What a migration has come to so far. Each function gives a new one. */
import type { JSONObject, JSONValue } from '@segment/actions-core'
import { defaultValues, omit } from '@segment/actions-core'
import destination from '../../src'
import type { Mapping } from '../../src/fields/mapping'
import { cloudPresets } from '../../src/presets'
import type { MigrationOptions } from './classic-setting'
import { isOnPhone } from './classic-setting'
import type { Subscription } from '../../pipeline/deliver/subscription'

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
export function startingDraft(options: MigrationOptions): Draft {
  const left = isOnPhone(options) ? ['logPage', 'logPurchase'] : ['logPage']
  const subscriptions = cloudPresets
    .filter(({ partnerAction }) => !left.includes(partnerAction))
    .map((preset) => {
      const { name = '', partnerAction } = preset
      const takesOrdersToo = isOnPhone(options) && partnerAction === 'logEvent'
      return subscription(name, partnerAction, takesOrdersToo ? 'type = "track"' : triggerOf(preset))
    })
  return { settings: {}, subscriptions }
}

function triggerOf(preset: typeof cloudPresets[number]): string {
  return preset.type === 'automatic' ? preset.subscribe : ''
}

/** A subscription of an action with the defaults of its fields, and what differs from them. */
export function subscription(name: string, action: string, trigger: string, changes: JSONObject = {}): Subscription {
  const { fields } = destination.actions[action]
  const mapping = copyOf({ ...defaultValues(fields), ...changes }) as JSONObject
  return { name, action, trigger, enabled: true, mapping }
}

/** A mapping that is nobody else's: the framework completes some directives in place when it resolves them. */
function copyOf(mapping: Mapping): JSONValue {
  return JSON.parse(JSON.stringify(mapping)) as JSONValue
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
    const { mapping } = subscription
    const changed = change(mapping[key] as Mapping | undefined)
    const others = omit(mapping, [key])
    return { ...subscription, mapping: changed === undefined ? others : { ...mapping, [key]: copyOf(changed) } }
  })
  return { ...draft, subscriptions }
}

/**
 * With the mapping changed in some subscriptions.
 * @param isMeant Whether a subscription is one of them.
 */
export function withChangedMapping(
  draft: Draft,
  isMeant: (subscription: Subscription) => boolean,
  change: (mapping: JSONObject) => Record<string, unknown>
): Draft {
  const subscriptions = draft.subscriptions.map((subscription) =>
    isMeant(subscription)
      ? { ...subscription, mapping: copyOf(change(subscription.mapping) as JSONObject) as JSONObject }
      : subscription
  )
  return { ...draft, subscriptions }
}

/** Whether a subscription makes events of track, page or screen calls. */
export function becomesEvents({ action }: Subscription): boolean {
  return ['logEvent', 'logPage', 'logPurchase'].includes(action)
}
