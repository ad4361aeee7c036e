import { gt, intersects, major, prerelease } from 'semver'
import type { DirectDependency } from './direct-dependencies'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
/** The oldest Node that is supported. */
const NODE = '20.x'

/** A version as a registry has it. */
export interface PublishedVersion {
  version: string
  /** As its package.json has it; any Node where there is none. */
  node?: string
  isDeprecated: boolean
  /** When the registry got it, in ISO 8601. A mirror's moment is later than that of the publication. */
  time?: string
}

/** A locked version that is older than a year, and what is newer. */
export interface OldVersion extends DirectDependency {
  /** The day that the registry got it: `2025-01-31`. */
  since: string
  /** The newest of the same major that runs on Node 20, where it is newer. */
  sameMajor?: string
  /** The newest of all that runs on Node 20. */
  newest: string
}

/** The locked version as an old one, where it is older than a year and a newer one runs on Node 20. */
export function oldVersion(
  dependency: DirectDependency,
  published: PublishedVersion[],
  now: Date
): OldVersion | undefined {
  const { time } = published.find(({ version }) => version === dependency.version) ?? {}
  if (time === undefined || now.getTime() - Date.parse(time) <= YEAR_MS) return undefined
  const newer = published
    .filter(({ version, isDeprecated, node = '*' }) => {
      if (isDeprecated || prerelease(version) !== null || !gt(version, dependency.version)) return false
      return intersects(node, NODE)
    })
    .map(({ version }) => version)
  if (newer.length === 0) return undefined
  const same = newer.filter((version) => major(version) === major(dependency.version))
  return {
    ...dependency,
    since: time.slice(0, 10),
    newest: newestOf(newer),
    sameMajor: same.length > 0 ? newestOf(same) : undefined
  }
}

function newestOf(versions: string[]): string {
  return versions.reduce((one, other) => (gt(other, one) ? other : one))
}
