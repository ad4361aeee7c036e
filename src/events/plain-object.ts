/** Whether a value is an object of keys and values; a list is none. */
export function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an object has a key itself, not as all objects have `toString`. */
export function has(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name)
}
