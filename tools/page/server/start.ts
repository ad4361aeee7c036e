import type { DestinationDefinition } from '@segment/actions-core'
import { presetsOf } from '../../../pipeline/subscriptions/preset-subscriptions'
import type { Settings } from '../../../src/generated-types'
import type { ShownAction, Start } from '../api'
import { readExamples } from './examples'

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
