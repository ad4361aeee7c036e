import { isObject } from '../sandbox/json'
import type { JsonObject } from '../sandbox/json'
import { MigrationError } from './migration-error'

/** Where answers of Segment's Public API, and what is made of them, have the settings. The first that is there counts. */
const PLACES = [['data', 'destination', 'settings'], ['destination', 'settings'], ['settings']]

/**
 * The classic settings in an input: flat, or where an answer of Segment's Public API has them.
 * @throws MigrationError where it holds no settings.
 */
export function settingsIn(input: unknown): JsonObject {
  if (!isObject(input)) {
    throw new MigrationError(
      `The input is ${typeInWords(
        input
      )}. It must be an object, the settings of one classic destination, such as {"trackAllPages": true}.`
    )
  }
  if (Object.keys(input).includes('subscriptions')) {
    throw new MigrationError(
      'The input holds subscriptions: it is what a migration writes, not the settings of a classic destination.'
    )
  }
  const place = PLACES.find((names) => at(input, names) !== undefined)
  if (!place) return flat(input)
  const settings = at(input, place)
  if (isObject(settings)) return settings
  throw new MigrationError(`${place.join('.')} is ${typeInWords(settings)}. It must be an object, the settings.`)
}

/** Settings that stand at the top: not where an answer has other things there. */
function flat(input: JsonObject): JsonObject {
  const other = ['data', 'destination'].find((key) => Object.keys(input).includes(key))
  if (other === undefined) return input
  throw new MigrationError(
    `The input has ${other}, and no settings in it. It must be the answer about one destination, with destination.settings.`
  )
}

function at(source: unknown, names: string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.keys(value).includes(name) ? value[name] : undefined),
    source
  )
}

/** What a value is, without showing it: it may hold a key. */
function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return value === null || value === undefined ? String(value) : `a ${typeof value}`
}
