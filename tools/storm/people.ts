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
  /** The share of calls that each of the busy people makes. */
  busyShare: number
}

/** The crowd of a storm: some 20 calls each, and busy people who do enough to be throttled in a short storm too. */
export function crowdOf(calls: number): Crowd {
  return { people: Math.max(20, Math.ceil(calls / 20)), busyShare: Math.min(0.12, 0.004 + 150 / Math.max(calls, 1)) }
}

/** Someone of the crowd. */
export function someone({ people, busyShare }: Crowd, chance: Chance): Person {
  const busy = chance.happens(busyShare * BUSY)
  const number = String(busy ? chance.between(1, BUSY) : chance.between(BUSY + 1, people))
  const name = number.padStart(LONGEST_NUMBER, '0')
  return { name, userId: `user-${name}`, anonymousId: `device-${name}` }
}

/** The name of the person with that user or device id; undefined for an id of nobody's. */
export function nameIn(id: string | null | undefined): string | undefined {
  return /^(?:user|device)-(\d+)$/.exec(id ?? '')?.[1]
}
