import destination from '../../../src'
import { migrate } from '../../migrate/migrate'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'
import { migrateMapping } from '../../migrate/migrate-mapping'
import { MigrationError } from '../../migrate/migration-error'
import { readJson } from '../../migrate/read-json'
import { recognize } from '../../migrate/recognize'
import { subscriptionsIn } from '../../migrate/subscriptions-in'
import { BROWSER_ACTIONS } from '../../../pipeline/subscriptions/browser-actions'
import { isObject } from '../../sandbox/json'
import type { ImportAnswer, ImportQuestion, Migration, MigrationOptions, Subscription } from '../api'
import { isAction } from './is-action'
import { readPageFile } from './read-page-file'

type Mapping = Subscription['mapping']

/**
 * Reads what a migration or the page wrote, or migrates what a file holds: the settings of a classic destination, saved subscriptions or one
 * mapping. Subscriptions of actions that run in the browser are left out, as the page has no browser to run them.
 * @throws MigrationError where the text is none of these.
 */
export function importSubscriptions({ text, action, ...options }: ImportQuestion): ImportAnswer {
  const input = readJson(text)
  const onPage = readPageFile(input)
  if (onPage) {
    const { subscriptions, event } = onPage
    return answerOf('page', { settings: {}, subscriptions, report: [] }, { event })
  }
  if (isMappingOf(action, input)) return mappingAnswer(input, { ...options, action })
  const recognized = recognize(input)
  switch (recognized.kind) {
    case 'migrated':
      return answerOf('migrated', migrated(input))
    case 'mapping':
      return mappingAnswer(recognized.mapping as Mapping, options)
    default:
      return answerOf(recognized.kind, migrate(input, options))
  }
}

function answerOf(
  recognized: ImportAnswer['recognized'],
  { settings, subscriptions, report }: ImportAnswer['migration'],
  others: Pick<ImportAnswer, 'mapping' | 'event'> = {}
): ImportAnswer {
  const shown = subscriptions.filter(({ action }) => !BROWSER_ACTIONS.includes(action))
  return {
    recognized,
    found: subscriptions.length,
    migration: { settings, subscriptions: shown, report },
    ...others,
    problems: problemsOfSubscriptions(shown)
  }
}

/** Whether an input can be a mapping of the action whose mapping is shown: all that it has are fields of that. */
function isMappingOf(action: string | undefined, input: unknown): input is Mapping {
  if (action === undefined || !isAction(action) || !isObject(input)) return false
  const keys = Object.keys(input)
  const fields = Object.keys(destination.actions[action].fields)
  return keys.length > 0 && keys.every((key) => fields.includes(key))
}

const NOTHING: ImportAnswer['migration'] = { settings: {}, subscriptions: [], report: [] }

/** A mapping, and the subscription that it would be by itself, if its action is known: for a subscription that is there it need not. */
function mappingAnswer(mapping: Mapping, options: MigrationOptions): ImportAnswer {
  const [made = NOTHING] = [undefined, options.action].flatMap((action) => madeOf(mapping, { ...options, action }))
  return answerOf('mapping', made, { mapping })
}

function madeOf(mapping: Mapping, options: MigrationOptions): Migration[] {
  try {
    return [migrateMapping(mapping, options)]
  } catch (error) {
    if (error instanceof MigrationError) return []
    throw error
  }
}

function migrated(input: unknown): ImportAnswer['migration'] {
  return {
    settings: settingsBeside(input),
    subscriptions: subscriptionsIn(input) ?? subscriptionsIn([input]) ?? [],
    report: []
  }
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
