/** What a destination sends before anybody has set it up. */
import type { DestinationDefinition } from '@segment/actions-core'
import type { Subscription } from '../deliver/subscription'

type Preset = NonNullable<DestinationDefinition['presets']>[number]

/** The presets of a definition as subscriptions; those of its actions alone, as others are of the browser. */
export function presetsOf<Settings>({ actions, presets = [] }: DestinationDefinition<Settings>): Subscription[] {
  return presets.filter(({ partnerAction }) => partnerAction in actions).flatMap(toSubscription)
}

/** A preset of a specific event has no trigger of its own, and cannot be shown as a subscription. */
function toSubscription(preset: Preset): Subscription[] {
  const { partnerAction: action, name = action, mapping = {} } = preset
  const trigger = preset.type === 'automatic' ? preset.subscribe : undefined
  if (trigger === undefined) return []
  return [{ name, action, trigger, enabled: true, mapping }]
}
