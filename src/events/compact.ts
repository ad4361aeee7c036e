import { isObject } from './plain-object'

/** Whether there is no value: absent, or an empty text. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** Whether a value says nothing: absent, an empty text, or an object without keys. Zero, `false` and empty lists say something. */
export function isEmpty(value: unknown): boolean {
  return isNothing(value) || (isObject(value) && Object.keys(value).length === 0)
}

/**
 * An object without the keys whose value says nothing. Values inside values stay as they are. An object in which every value
 * says something is returned as it is, not copied.
 */
export function compact<T extends object>(object: T): T {
  if (!Object.values(object).some(isEmpty)) return object
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value))) as T
}
