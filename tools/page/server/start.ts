import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from '../../../src/generated-types'
import type { ShownAction, Start, Subscription } from '../api'
import { readExamples } from './examples'

type Preset = NonNullable<DestinationDefinition['presets']>[number]

/** What the page is made of: the actions of a definition, its presets, and the examples. */
export function start(definition: DestinationDefinition<Settings>): Start {
  const { actions } = definition
  return {
    actions: Object.fromEntries(
      Object.entries(actions).map(
        ([key, { title, description, defaultSubscription: trigger = '', hidden = false, fields }]): [
          string,
          ShownAction
        ] => [key, { title, description, trigger, hidden, fields }]
      )
    ),
    presets: presetsOf(definition),
    examples: readExamples()
  }
}

/** The presets of a definition as subscriptions; those of its actions alone, as others are of the browser. */
export function presetsOf({ actions, presets = [] }: DestinationDefinition<Settings>): Subscription[] {
  return presets.filter(({ partnerAction }) => partnerAction in actions).flatMap(toSubscription)
}

/** A preset of a specific event has no trigger of its own, and cannot be shown as a subscription. */
function toSubscription(preset: Preset): Subscription[] {
  const { partnerAction: action, name = action, mapping = {} } = preset
  const trigger = preset.type === 'automatic' ? preset.subscribe : undefined
  if (trigger === undefined) return []
  return [{ name, action, trigger, enabled: true, mapping }]
}
