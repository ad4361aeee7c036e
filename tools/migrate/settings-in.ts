import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'
import { placeIn } from './place-in'
import { wordsForType } from './words-for-type'

/** Where answers of Segment's Public API, and what is made of them, have the settings. The first that is there counts. */
const PLACES = [['data', 'destination', 'settings'], ['destination', 'settings'], ['settings']]

/**
 * The settings of a destination in an input: flat, or where an answer of Segment's Public API has them.
 * @throws MigrationError where it holds no settings.
 */
export function settingsIn(input: JsonObject): JsonObject {
  const place = PLACES.find((names) => placeIn(input, names) !== undefined)
  if (!place) return flat(input)
  const settings = placeIn(input, place)
  if (isObject(settings)) return settings
  throw new MigrationError(`${place.join('.')} is ${wordsForType(settings)}. It must be an object, the settings.`)
}

/** Settings that stand at the top: not where an answer has other things there. */
function flat(input: JsonObject): JsonObject {
  const other = ['data', 'destination'].find((key) => Object.keys(input).includes(key))
  if (other === undefined) return input
  throw new MigrationError(
    `The input has ${other}, and no settings in it. It must be the answer about one destination, with destination.settings.`
  )
}
