/** Whether a value is an object of keys and values; a list is none. */
export function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an object has a key itself, not as all objects have `toString`. */
export function has(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name)
}

/** What an object itself has under a name; `undefined` where it has none, or there is no object. */
export function ownValue(object: { [name: string]: unknown } | undefined, name: string): unknown {
  return object && has(object, name) ? object[name] : undefined
}

/** An object without what is not its own: a key `__proto__` of a call gives what it is copied into a prototype. */
export function own<Value>(object: { [name: string]: Value }): { [name: string]: Value } {
  return Object.getPrototypeOf(object) === Object.prototype ? object : { ...object }
}
