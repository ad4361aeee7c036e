import type { JSONObject } from '@segment/actions-core'
import destination from '../../src'
import { cloudPresets } from '../../src/presets'
import type { JsonObject } from '../sandbox/json'
import { actionOfMapping } from './action-of-mapping'
import type { MigrationOptions } from './classic-setting'
import { migrateSaved } from './migrate-saved'
import type { Migration } from './migration'
import { successorOf } from './successors'

/**
 * Turns one mapping into a subscription. It does not say which calls it takes: it gets the trigger of a preset of its action, and a person has
 * to look at that.
 * @throws MigrationError where its action is not known.
 */
export function migrateMapping(mapping: JsonObject, { action: said }: MigrationOptions): Migration {
  const actionSlug = actionOfMapping(mapping, said)
  const action = successorOf(actionSlug) as string
  const preset = cloudPresets.find(({ partnerAction }) => partnerAction === action)
  const { title, defaultSubscription = '' } = destination.actions[action]
  const trigger = preset?.type === 'automatic' ? preset.subscribe : defaultSubscription
  const settings = mapping as JSONObject
  const saved = { name: title, actionSlug, trigger, enabled: true, settings }
  const { subscriptions, report } = migrateSaved([saved], new Map())
  return {
    source: 'mapping',
    settings: {},
    subscriptions,
    report: report.map((line) => ({
      ...line,
      outcome: 'needs a person',
      todo: [
        `A mapping does not say which calls it takes, nor always of which action it is: it was taken for one of ${title}, with the trigger above. Set the trigger that it had; --action names another action.`,
        ...(line.todo ?? [])
      ]
    }))
  }
}
