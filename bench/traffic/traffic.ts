/** Calls as they really are, made up by a seed. */
import { chanceOf } from '../../tools/storm/chance'
import type { Chance } from '../../tools/storm/chance'
import { activity, order } from './activities'
import type { Activity } from './activities'
import { personOf } from './people'
import type { Person } from './people'
import type { SegmentEvent, Values } from './segment-event'
import { CONTEXTS, SURFACES } from './surfaces'
import type { Surface } from './surfaces'
import { userAgents } from './user-agents'
import { uuid } from './uuid'
import { weighted } from './weighted'

/** The kinds of call that are measured: track calls, orders, and identify calls. */
export type CallKind = 'track' | 'order' | 'identify'

/** What is made up. */
export interface TrafficPlan {
  kind: CallKind
  /** The same seed gives the same calls. */
  seed: number
  /** Different user agents, of which a few make up most of the traffic. */
  userAgents?: number
  /** Whether calls come from browsers alone, which have each user agent as often as any other. */
  browsersOnly?: boolean
  /** Products of each order; 1 to 6 when absent. */
  products?: number
  bad?: BadCalls
  /** Whether each call has a user id and an anonymous id, so that it can do without either. */
  bothIds?: boolean
}

/** Calls that do not get into Amplitude. */
export interface BadCalls {
  /** Their share, from 0 to 1. */
  share: number
  /** Who finds out: the destination before it sends them, or Amplitude, which refuses the whole request for them. */
  refusedBy: Refuser
}

export type Refuser = 'destination' | 'Amplitude'

/** People who send calls; the next call is of any of them. */
const CROWD = 5000
const DEFAULT_USER_AGENTS = 1000

/** Makes up calls without an end. */
export function* traffic(plan: TrafficPlan): Generator<SegmentEvent, never> {
  const chance = chanceOf(plan.seed)
  const people = Array.from({ length: CROWD }, (_none, number) => personOf(number, chance))
  const agents = userAgents(plan.userAgents ?? DEFAULT_USER_AGENTS, chance)
  const start = Date.UTC(2026, 10, 2)
  for (let number = 0; ; number++) {
    const surface = plan.browsersOnly ? 'web' : weighted(SURFACES, chance).surface
    const person = chance.oneOf(people)
    const userAgent = plan.browsersOnly ? agents[number % agents.length] : agents[popular(agents.length, chance)]
    const call = {
      ...whatHappened(plan, person, chance),
      ...(plan.bothIds ? bothIdsOf(person) : idsOf(surface, person, chance)),
      messageId: `${surface}-${uuid(chance)}`,
      timestamp: new Date(start + number * 37).toISOString(),
      receivedAt: new Date(start + number * 37 + 650).toISOString(),
      context: CONTEXTS[surface]({ person, userAgent }, chance),
      integrations: surface === 'web' ? sessionOf(start, number) : {}
    }
    yield plan.bad && chance.happens(plan.bad.share) ? SPOILED[plan.bad.refusedBy](call) : call
  }
}

function whatHappened({ kind, products }: TrafficPlan, person: Person, chance: Chance) {
  if (kind === 'identify') return { type: 'identify' as const, traits: person.traits }
  const happened: Activity = kind === 'track' ? activity(chance) : order(chance, products ?? chance.between(1, 6))
  return { type: 'track' as const, ...happened }
}

/** Web and mobile know the device and, of two people in five, the user; servers know the user. */
function idsOf(surface: Surface, { userId, anonymousId }: Person, chance: Chance): Values {
  if (surface === 'server') return { userId }
  return chance.happens(0.4) ? { userId, anonymousId } : { anonymousId }
}

function bothIdsOf({ userId, anonymousId }: Person): Values {
  return { userId, anonymousId }
}

/** The session that the middleware of Amplitude's browser library adds. */
function sessionOf(start: number, number: number): Values {
  return { 'Actions Amplitude': { session_id: start + Math.floor(number / 50) * 60_000 } }
}

/** Calls as each would refuse them: for ids that stand for no one, and for the time of a clock that was never set. */
const SPOILED: Record<Refuser, (call: SegmentEvent) => SegmentEvent> = {
  destination: (call) => {
    return { ...call, userId: 'null', anonymousId: 'undefined', context: { ...call.context, device: undefined } }
  },
  Amplitude: (call) => ({ ...call, timestamp: new Date(0).toISOString() })
}

/** A place in a list whose first places come far more often than its last: the tenth place is a tenth as frequent as the first. */
function popular(length: number, chance: Chance): number {
  return Math.floor((length + 1) ** (chance.between(0, 999_999) / 1_000_000)) - 1
}
