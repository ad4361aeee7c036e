/** User agent strings, as many different ones as are asked for. */
import type { Chance } from '../../tools/storm/chance'
import { weighted } from './weighted'

/** Families of browsers, with their share of web traffic in percent; each string gets versions of its own. */
const FAMILIES: Array<{ share: number; userAgent: (version: Version) => string }> = [
  {
    share: 34,
    userAgent: ({ major, build, patch }) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build}.${patch} Safari/537.36`
  },
  {
    share: 12,
    userAgent: ({ major, build, patch }) =>
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build}.${patch} Safari/537.36`
  },
  {
    share: 20,
    userAgent: ({ minor, model, build, patch }) =>
      `Mozilla/5.0 (iPhone; CPU iPhone OS 1${
        model % 9
      }_${minor} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/1${model % 9}.${minor} Mobile/15E${
        build % 1000
      }${patch} Safari/604.1`
  },
  {
    share: 18,
    userAgent: ({ major, minor, model, build, patch }) =>
      `Mozilla/5.0 (Linux; Android 1${
        minor % 6
      }; SM-S9${model}B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build}.${patch} Mobile Safari/537.36`
  },
  {
    share: 6,
    userAgent: ({ minor, build, patch }) =>
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.${patch} (KHTML, like Gecko) Version/18.${minor}.${build} Safari/605.1.15`
  },
  {
    share: 6,
    userAgent: ({ major, build, patch }) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36 Edg/${major}.0.${build}.${patch}`
  },
  {
    share: 4,
    userAgent: ({ major, minor, build }) =>
      `Mozilla/5.0 (X11; Linux x86_64; rv:${major}.${minor}) Gecko/20100101 Firefox/${major}.${minor}.${build}`
  }
]

/** Numbers that a string is told apart by. */
interface Version {
  /** Of the browser: 100 to 140. */
  major: number
  /** Of the system: 0 to 9. */
  minor: number
  /** Of the device: 1 to 99. */
  model: number
  build: number
  patch: number
}

/**
 * Different user agents, in the shares that browsers have.
 * @param count how many
 */
export function userAgents(count: number, chance: Chance): string[] {
  const found = new Set<string>()
  while (found.size < count) found.add(oneOf(chance))
  return [...found]
}

function oneOf(chance: Chance): string {
  const version = {
    major: chance.between(100, 140),
    minor: chance.between(0, 9),
    model: chance.between(1, 99),
    build: chance.between(1000, 7999),
    patch: chance.between(1, 199)
  }
  return weighted(FAMILIES, chance).userAgent(version)
}
