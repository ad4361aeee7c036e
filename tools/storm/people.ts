/** Who makes the calls of a storm: many people, and a few who are so busy that Amplitude throttles them. */
import type { Chance } from './chance'

const BUSY = 4
const LONGEST_NUMBER = 7

/** The ids under which a person appears. */
export interface Person {
  name: string
  userId: string
  anonymousId: string
}

/** How many people there are, and how much the busy ones do. */
export interface Crowd {
  people: number
  /** The number after which theirs begin, so that they are others than those before. */
  after: number
  /** The share of calls that each of the busy people makes. */
  busyShare: number
}

/**
 * The crowd of a storm: some 20 calls each, and busy people who do enough to be throttled in a short storm too.
 * @param after calls that were made up before, by other people
 */
export function crowdOf(calls: number, after = 0): Crowd {
  const busyShare = Math.min(0.12, 0.004 + 150 / Math.max(calls, 1))
  return { people: Math.max(20, Math.ceil(calls / 20)), after, busyShare }
}

/** Someone of the crowd. */
export function someone({ people, after, busyShare }: Crowd, chance: Chance): Person {
  const busy = chance.happens(busyShare * BUSY)
  const number = after + (busy ? chance.between(1, BUSY) : chance.between(BUSY + 1, people))
  const name = String(number).padStart(LONGEST_NUMBER, '0')
  return { name, userId: `user-${name}`, anonymousId: `device-${name}` }
}

/** The name of the person with that user or device id; undefined for an id of nobody's. */
export function nameIn(id: string | null | undefined): string | undefined {
  return /^(?:user|device)-(\d+)$/.exec(id ?? '')?.[1]
}
