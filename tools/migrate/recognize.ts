import { showValue } from '../../src/amplitude/show-value'
import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { hasDirective, isField } from './action-of-mapping'
import { answerIn } from './answer-in'
import { CLASSIC_SETTINGS } from './classic-settings'
import { MigrationError } from './migration-error'
import { nearest } from '../../pipeline/run/nearest'
import { placeIn } from './place-in'
import { isSavedSubscription } from './saved-subscription'
import { settingsIn } from './settings-in'
import { whatDestination } from './what-destination'
import { wordsForType } from './words-for-type'

/** What an input holds. */
export type Recognized =
  | { kind: 'classic settings'; settings: JsonObject }
  | { kind: 'saved subscriptions'; saved: JsonObject[]; answer?: JsonObject; isComplete: boolean }
  | { kind: 'mapping'; mapping: JsonObject }
  /** The result of a migration: nothing is left to be done. */
  | { kind: 'migrated' }

const WANTED =
  'It must hold the settings of one classic destination, such as {"trackAllPages": true}, subscriptions as Segment\'s Public API lists them, or one mapping.'

/**
 * Tells what an input is: settings of a classic destination, subscriptions of Segment's Amplitude (Actions), one mapping, or what a
 * migration wrote. In answers of Segment's Public API, all of these stand where the API has them.
 * @throws MigrationError where it is none of them, or of another destination: it says what to do.
 */
export function recognize(input: unknown): Recognized {
  if (Array.isArray(input)) return inList(input)
  if (!isObject(input)) throw new MigrationError(`The input is ${wordsForType(input)}. ${WANTED}`)
  const answer = answerIn(input)
  const destination = isObject(answer.destination) ? answer.destination : answer
  const about = whatDestination(destination)
  if (about === 'other') throw new MigrationError(otherDestination(destination))

  const list = answer.subscriptions ?? destination.subscriptions
  if (list !== undefined) return inAnswer(list, answer)
  const one = [answer.subscription, answer.destinationSubscription, answer].find(isSavedSubscription)
  if (one) return { kind: 'saved subscriptions', saved: [one], isComplete: true }
  if (isMigrated(answer)) return { kind: 'migrated' }
  if (about === 'actions') throw new MigrationError(WITHOUT_SUBSCRIPTIONS)
  refuseOtherAnswers(answer)
  if (isMapping(answer)) return { kind: 'mapping', mapping: answer }
  return {
    kind: 'classic settings',
    settings: knownSettings(settingsIn(isObject(input.data) ? { data: answer } : input))
  }
}

function inAnswer(list: unknown, answer: JsonObject): Recognized {
  if (!Array.isArray(list)) throw new MigrationError(`subscriptions is ${wordsForType(list)}. It must be a list.`)
  const recognized = inList(list)
  if (recognized.kind !== 'saved subscriptions') return recognized
  return { ...recognized, answer, isComplete: !placeIn(answer, ['pagination', 'next']) }
}

/** A list of subscriptions, or of answers that have some, such as the pages of a long list. */
function inList(list: unknown[]): Recognized {
  if (list.length === 0) {
    throw new MigrationError(`The input holds no subscriptions: its list is empty. ${WANTED}`)
  }
  const entries = list.map((entry) => (isSavedSubscription(entry) || isMigrated(entry) ? [entry] : inPage(entry)))
  const wrong = entries.findIndex((found) => found === undefined)
  if (wrong >= 0) {
    throw new MigrationError(
      `Entry ${
        wrong + 1
      } of the list is no subscription. One has name, actionSlug (or actionId), trigger and settings, as Segment's Public API gives it, or name, action, trigger and mapping, as a migration writes it.`
    )
  }
  const all = entries.flatMap((found) => found ?? [])
  if (all.every((one) => isMigrated(one))) return { kind: 'migrated' }
  const saved = all.filter((one) => isSavedSubscription(one))
  if (saved.length < all.length) {
    throw new MigrationError('The list holds subscriptions that were migrated beside some that were not: part them.')
  }
  return { kind: 'saved subscriptions', saved, isComplete: isLastPage(list[list.length - 1]) }
}

/** The subscriptions of an answer that is one of several. */
function inPage(entry: unknown): JsonObject[] | undefined {
  if (!isObject(entry)) return undefined
  const { subscriptions } = answerIn(entry)
  return Array.isArray(subscriptions) && subscriptions.every(isSavedSubscription) ? subscriptions : undefined
}

function isLastPage(entry: unknown): boolean {
  return !isObject(entry) || !placeIn(answerIn(entry), ['pagination', 'next'])
}

/** Whether something is meant to be a subscription as a migration writes it, be it right or wrong. */
function isMigrated(value: unknown): value is JsonObject {
  return isObject(value) && 'action' in value && 'mapping' in value
}

const WITHOUT_SUBSCRIPTIONS =
  'The input is the answer about Amplitude (Actions) without its subscriptions. Ask for these: GET https://api.segmentapis.com/destinations/<its id>/subscriptions.'

function otherDestination({ metadata }: JsonObject): string {
  const { name, slug } = metadata as JsonObject
  return `The input is about another destination, ${showValue(
    name ?? slug
  )}. Ask for the classic Amplitude destination, or for the subscriptions of Amplitude (Actions): GET https://api.segmentapis.com/destinations lists all with their ids.`
}

/** Answers of Segment's Public API about something else, by what they have under `data`. */
const OTHER_ANSWERS = new Map([
  [
    'destinations',
    'with a list of destinations. Ask for one of them: GET https://api.segmentapis.com/destinations/<its id>'
  ],
  [
    'source',
    'about a source. Ask for its destination: GET https://api.segmentapis.com/sources/<its id>/connected-destinations has the ids'
  ],
  ['sources', 'with a list of sources. Ask for a destination: GET https://api.segmentapis.com/destinations lists them'],
  [
    'destinationMetadata',
    "of the catalog, which has nobody's settings. Ask for your own: GET https://api.segmentapis.com/destinations lists them. The catalog's answer belongs to --catalog"
  ],
  [
    'destinationsCatalog',
    "of the catalog, which has nobody's settings. Ask for your own: GET https://api.segmentapis.com/destinations lists them"
  ],
  ['workspace', 'about the workspace. Ask for a destination: GET https://api.segmentapis.com/destinations lists them']
])

function refuseOtherAnswers(answer: JsonObject): void {
  const [, words] = [...OTHER_ANSWERS].find(([key]) => Object.keys(answer).includes(key)) ?? []
  if (words !== undefined) throw new MigrationError(`The input is an answer ${words}.`)
}

const CLASSIC_KEYS = CLASSIC_SETTINGS.map(({ key }) => key)

/** Some classic settings go by the names of fields: only a key that is no such setting tells a mapping, or a directive does. */
function isMapping(input: JsonObject): boolean {
  const keys = Object.keys(input)
  if (keys.some((key) => CLASSIC_KEYS.includes(key) && !isField(key))) return false
  return keys.some((key) => isField(key) && (!CLASSIC_KEYS.includes(key) || hasDirective(input[key])))
}

/** Settings of which one at least is, or may be meant for, one of the classic destination's; or none at all, which all have their defaults. */
function knownSettings(settings: JsonObject): JsonObject {
  const keys = Object.keys(settings)
  if (keys.length === 0 || keys.some((key) => nearest(key, CLASSIC_KEYS) !== undefined)) return settings
  const shown = keys.slice(0, 3).map((key) => showValue(key))
  throw new MigrationError(
    `The input has no setting of the classic Amplitude destination; what it has is ${shown.join(', ')}${
      keys.length > shown.length ? ' and more' : ''
    }. ${WANTED}`
  )
}
