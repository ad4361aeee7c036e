import { isObject } from '../sandbox/json'

/**
 * What stands at a place in nested objects, by their own keys alone.
 * @param names The keys on the way, from the outside in.
 * @returns `undefined` where nothing is there.
 */
export function placeIn(source: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined),
    source
  )
}
