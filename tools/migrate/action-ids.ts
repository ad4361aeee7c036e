import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { placeIn } from './place-in'

/** Where an answer of Segment's Public API has the actions of a destination: that of the destination, or of the catalog. */
const PLACES = [
  ['metadata', 'actions'],
  ['destination', 'metadata', 'actions'],
  ['destinationMetadata', 'actions'],
  ['actions']
]

/**
 * The keys of actions by their ids.
 * @param answer What stands under `data` in an answer; or nothing.
 */
export function actionIds(answer: JsonObject | undefined): Map<string, string> {
  const actions = PLACES.map((place) => placeIn(answer, place)).find(Array.isArray) ?? []
  return new Map(
    actions.flatMap((action: unknown): [string, string][] =>
      isObject(action) && typeof action.id === 'string' && typeof action.slug === 'string'
        ? [[action.id, action.slug]]
        : []
    )
  )
}
