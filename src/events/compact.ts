/** Whether a value says nothing: absent, an empty text, or an object without keys. Zero, `false` and empty lists say something. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}

/** An object without the keys whose value says nothing. Values inside values stay as they are. */
export function compact<T extends object>(object: T): T {
  const entries = Object.entries(object).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(entries) as T
}
