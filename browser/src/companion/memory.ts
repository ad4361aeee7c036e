import type { KeyValueStorage } from './session-store'

/** A storage that lasts as long as the page, for libraries that have none. */
export function memory(): KeyValueStorage {
  const values = new Map<string, number | string | null>()
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) }
}
