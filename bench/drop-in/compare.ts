/** Where two results of one call differ, value by value. */
import type { SavedCall } from './saved-call'
import type { Result } from './sent'

/** Values by their path, such as `content.user_properties.$set.plan`. Empty objects are values. */
export type Values = Record<string, unknown>

/** A value that differs. */
export interface Difference {
  saved: SavedCall
  /** Which of the things that were sent, from 0. */
  position: number
  path: string
  theirs: unknown
  ours: unknown
  /** All values of what was sent at this position. */
  all: { theirs: Values; ours: Values }
}

/** @throws Error where one of the two refused the call: such calls are not compared. */
export function differencesOf(saved: SavedCall, theirs: Result, ours: Result): Difference[] {
  for (const { refused } of [theirs, ours]) if (refused !== undefined) throw new Error(`${saved.name}: ${refused}`)
  const most = Math.max(theirs.sent.length, ours.sent.length)
  return Array.from({ length: most }, (_, position) => {
    const all = { theirs: valuesIn(theirs.sent[position]), ours: valuesIn(ours.sent[position]) }
    const paths = [...new Set([...Object.keys(all.theirs), ...Object.keys(all.ours)])]
    return paths
      .map((path) => ({ saved, position, path, theirs: all.theirs[path], ours: all.ours[path], all }))
      .filter((difference) => JSON.stringify(difference.theirs) !== JSON.stringify(difference.ours))
  }).flat()
}

function valuesIn(value: unknown, path = ''): Values {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return { [path]: value }
  const parts = Object.entries(value).map(([key, part]) => valuesIn(part, path === '' ? key : `${path}.${key}`))
  return Object.assign({}, ...parts) as Values
}
