import { migrate } from '../../migrate/migrate'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'
import { readJson } from '../../migrate/read-json'
import { recognize } from '../../migrate/recognize'
import { subscriptionsIn } from '../../migrate/subscriptions-in'
import { isObject } from '../../sandbox/json'
import type { ImportAnswer, ImportQuestion, Migration } from '../api'
import { isAction } from './is-action'

/**
 * Reads what a migration wrote, or migrates what a file holds: the settings of a classic destination, saved subscriptions or one mapping.
 * Subscriptions of actions that run in the browser are left out, as the page has no browser to run them.
 * @throws MigrationError where the text is none of these.
 */
export function importSubscriptions({ text, ...options }: ImportQuestion): ImportAnswer {
  const input = readJson(text)
  const { kind } = recognize(input)
  const { settings, subscriptions, report } =
    kind === 'migrated'
      ? {
          settings: settingsBeside(input),
          subscriptions: subscriptionsIn(input) ?? subscriptionsIn([input]) ?? [],
          report: []
        }
      : migrate(input, options)
  const problems = problemsOfSubscriptions(subscriptions)
  const shown = kind === 'migrated' ? subscriptions : subscriptions.filter(({ action }) => isAction(action))
  return { recognized: kind, migration: { settings, subscriptions: shown, report }, problems }
}

/** The settings that a migration wrote beside the subscriptions: those that are texts. */
function settingsBeside(input: unknown): Migration['settings'] {
  const settings = isObject(input) && isObject(input.settings) ? input.settings : {}
  return Object.fromEntries(
    ['apiKey', 'secretKey', 'endpoint'].flatMap((key) =>
      typeof settings[key] === 'string' ? [[key, settings[key]]] : []
    )
  )
}
