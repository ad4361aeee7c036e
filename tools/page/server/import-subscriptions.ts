import { migrate } from '../../migrate/migrate'
import { problemsOfSubscriptions } from '../../migrate/problems-of-subscriptions'
import { readJson } from '../../migrate/read-json'
import { subscriptionsIn } from '../../migrate/subscriptions-in'
import { isObject } from '../../sandbox/json'
import type { ImportAnswer, ImportQuestion, Migration } from '../api'

/**
 * Reads a file of subscriptions, or migrates the settings of a classic destination.
 * @throws MigrationError where the text is neither.
 */
export function importSubscriptions({ text, ...options }: ImportQuestion): ImportAnswer {
  const input = readJson(text)
  const subscriptions = subscriptionsIn(input)
  const migration = subscriptions
    ? { settings: settingsBeside(input), subscriptions, report: [] }
    : migrate(input, options)
  return { migration, problems: problemsOfSubscriptions(migration.subscriptions) }
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
