import type { AnyEvent } from '../../api'

/** A place in an event, and what is there, as JSON in a few letters. */
export interface EventPath {
  path: string
  value: string
}

/** Deeper, and more of them, nobody chooses from. */
const DEEPEST = 6
const MOST = 400
const LONGEST = 60

/** Where the rest of an event stands: what is asked for first comes first. */
const FIRST = ['event', 'name', 'userId', 'anonymousId', 'properties', 'traits', 'groupId']

/** The paths into an event that hold something, as mappings write them; of a list the first entry alone is looked into. */
export function pathsIn(event: AnyEvent): EventPath[] {
  const names = Object.keys(event)
  const ordered = [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))]
  const paths: EventPath[] = []
  for (const name of ordered) collect(event[name], `$.${name}`, 1, paths)
  return paths
}

function collect(value: unknown, path: string, depth: number, paths: EventPath[]): void {
  if (paths.length >= MOST || value === undefined || value === null) return
  paths.push({ path, value: shortened(JSON.stringify(value)) })
  if (typeof value !== 'object' || depth >= DEEPEST) return
  if (Array.isArray(value)) return collect(value[0], `${path}[0]`, depth + 1, paths)
  for (const [name, inner] of Object.entries(value)) {
    // A mapping has no way to write such a name.
    if (!/[.[\]]/.test(name)) collect(inner, `${path}.${name}`, depth + 1, paths)
  }
}

function shortened(text: string): string {
  const letters = [...text.slice(0, 2 * LONGEST)]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text
}
