/** Whether a value says nothing: absent, an empty text, or an object without keys. Zero, `false` and empty lists say something. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}

/**
 * An object without the keys whose value says nothing. Values inside values stay as they are. An object in which every value
 * says something is returned as it is, not copied.
 */
export function compact<T extends object>(object: T): T {
  const names = Object.keys(object)
  const isKept = (name: string) => !isEmpty(object[name as keyof T])
  if (names.every(isKept)) return object

  const kept: Record<string, unknown> = {}
  for (const name of names.filter(isKept)) {
    const value: unknown = object[name as keyof T]
    // Assigned, a property of this name would become the object's prototype.
    if (name === '__proto__') Object.defineProperty(kept, name, { value, enumerable: true })
    else kept[name] = value
  }
  return kept as T
}
