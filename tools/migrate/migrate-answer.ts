import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { actionIds } from './action-ids'
import { answerIn } from './answer-in'
import type { MigrationOptions } from './classic-setting'
import type { DestinationSettings } from './draft'
import { refuseMaskedKeys } from './masked-keys'
import { migrateSaved } from './migrate-saved'
import type { Migration } from './migration'
import { placeIn } from './place-in'
import type { ReportLine } from './report-line'
import { savedSubscription } from './saved-subscription'

/** Subscriptions as they were found in an input. */
export interface SavedInAnswer {
  saved: JsonObject[]
  /** What Segment's Public API answered, where they stand in that. */
  answer?: JsonObject
  /** Whether the API says of no further ones. */
  isComplete: boolean
}

/**
 * Turns the subscriptions in an answer of Segment's Public API, and the settings where they stand beside them, into those of this destination.
 * @throws MigrationError where one cannot be read, or is none of Amplitude (Actions), or a key is masked.
 */
export function migrateAnswer({ saved, answer, isComplete }: SavedInAnswer, { catalog }: MigrationOptions): Migration {
  const slugs = new Map([...actionIds(answer), ...actionIds(isObject(catalog) ? answerIn(catalog) : undefined)])
  const { subscriptions, report } = migrateSaved(saved.map(savedSubscription), slugs)
  const settings = settingsBeside(answer)
  const missing = isComplete ? [] : [furtherPages(saved.length)]
  return { source: 'saved subscriptions', settings, subscriptions, report: [...missing, ...report] }
}

/** The settings of the destination, where they stand beside its subscriptions: those that this one has. */
function settingsBeside(answer: JsonObject | undefined): DestinationSettings {
  const given = placeIn(answer, ['destination', 'settings']) ?? placeIn(answer, ['settings'])
  if (!isObject(given)) return {}
  refuseMaskedKeys(given)
  const keys = ['apiKey', 'secretKey', 'endpoint'].filter((key) => typeof given[key] === 'string' && given[key] !== '')
  return Object.fromEntries(keys.map((key) => [key, given[key]]))
}

function furtherPages(found: number): ReportLine {
  return {
    key: 'pagination',
    label: 'Further pages',
    value: found,
    outcome: 'needs a person',
    what: 'The answer is a page of a longer list. Ask for the others too, and migrate a list of all the answers: jq -s . page-*.json makes one.',
    why: 'pagination.next names a further page.'
  }
}
