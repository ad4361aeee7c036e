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
  return pairsOf(saved, theirs, ours).filter((pair) => !isSame(pair))
}

/** The differences that there would be, were a value that is the same on both sides lost or changed here: one at a time. */
export function faultsOf(saved: SavedCall, theirs: Result, ours: Result): Difference[] {
  return pairsOf(saved, theirs, ours)
    .filter(isSame)
    .flatMap((pair) =>
      [undefined, ANOTHER].map((value) => {
        const all = { theirs: pair.all.theirs, ours: { ...pair.all.ours, [pair.path]: value } }
        return { ...pair, ours: value, all }
      })
    )
}

/** A value that nothing has. */
const ANOTHER = 'something else'

/** Each value of either side, beside that of the other. */
function pairsOf(saved: SavedCall, theirs: Result, ours: Result): Difference[] {
  const most = Math.max(theirs.sent.length, ours.sent.length)
  return Array.from({ length: most }, (_, position) => {
    const all = { theirs: valuesIn(theirs.sent[position]), ours: valuesIn(ours.sent[position]) }
    const paths = [...new Set([...Object.keys(all.theirs), ...Object.keys(all.ours)])]
    return paths.map((path) => ({ saved, position, path, theirs: all.theirs[path], ours: all.ours[path], all }))
  }).flat()
}

function isSame({ theirs, ours }: Difference): boolean {
  return JSON.stringify(theirs) === JSON.stringify(ours)
}

function valuesIn(value: unknown, path = ''): Values {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return { [path]: value }
  const parts = Object.entries(value).map(([key, part]) => valuesIn(part, path === '' ? key : `${path}.${key}`))
  return Object.assign({}, ...parts) as Values
}
