/** What goes wrong in a storm: how Amplitude reads its rules, what it takes, and what befalls requests. */
import type { Faults, FaultName } from '../sandbox/faults'
import type { LimitOverrides, Readings } from '../sandbox/sandbox'
import { READINGS } from '../sandbox/readings'
import { MOST_BYTES } from './bad-calls'
import type { Chance } from './chance'
import type { Crowd } from './people'

/** Shares of requests, by what befalls them. */
export type FaultShares = Partial<Record<FaultName, number>>

/**
 * What befalls requests when nobody says otherwise. Left out are the answers that are final for good events too, so that no
 * books could balance: a 403, which says that the project may not ingest, and a 413 at random, which says that an event is
 * too large even if it stands alone. Sizes are judged by thresholds instead.
 */
export const STORM: FaultShares = {
  status429: 0.02,
  status500: 0.02,
  status502: 0.02,
  status503: 0.03,
  status500After: 0.02,
  status504After: 0.02,
  cutBefore: 0.02,
  cutAfter: 0.02,
  notJsonBefore: 0.01,
  notJsonAfter: 0.02,
  silenceBefore: 0.01,
  silenceAfter: 0.01,
  status301: 0.005,
  status302: 0.01,
  status307: 0.01,
  status308: 0.005,
  throttledUser: 0.02,
  deepBefore: 0.005,
  deepAfter: 0.01,
  endlessBefore: 0.005,
  endlessAfter: 0.01
}

/** Faults that no storm can have: see {@link STORM}. */
export const FINAL_FAULTS: readonly FaultName[] = ['status403', 'status413']

/** ms of silence before a connection ends; short, as the destination waits 10 seconds. */
const SILENCE_MS = 4

/** Thresholds of requests in events, some far below the documented 1,999. */
const MOST_EVENTS = [Infinity, Infinity, Infinity, 1000, 400, 100] as const

/** Thresholds of requests in bytes; every good event is smaller. */
const BYTES = [Infinity, Infinity, 200_000, 60_000] as const

/** Events of a user or device within {@link RATE_WINDOW_SECONDS}. */
export const MOST_EVENTS_IN_WINDOW = 30
export const RATE_WINDOW_SECONDS = 30

/** The readings that are drawn, and all their values. */
const DRAWN = [
  'indexLists',
  'errorKinds',
  'deduplicateBy',
  'megabyte',
  'shortIds',
  'blockedIdsNamedIn',
  'missingIdNamed',
  'reservedEventTypes',
  'wrongTypes',
  'badCurrency',
  'extraGroups',
  'tooDeep',
  'nestedArrays',
  'emptyEvents',
  'invalidOptions',
  'groupIdentifyWithoutId',
  'mixedUserProperties',
  'malformedOperations',
  'dailyQuota',
  'formAnswers',
  'duplicatesIngested'
] as const

/**
 * Chooses a reading of each point that the documentation leaves open and that the books do not depend on. One stays at its
 * default because under the other value nobody could balance them: events without a device id would not be deduplicated at
 * all.
 */
export function readingsOf(chance: Chance): Partial<Readings> {
  const drawn: Record<string, string> = {}
  for (const name of DRAWN) drawn[name] = chance.oneOf<string>(READINGS[name].values)
  return drawn
}

/** Users are held against what was sent of them, so none of their properties may be lost. */
const EVERY_CHANGE = { propertyChangesPerHour: Infinity }

/**
 * Limits under which busy people are throttled, and run into a daily quota.
 *
 * @param calls of the whole storm
 */
export function limitsOf(calls: number, { busyShare }: Crowd): LimitOverrides {
  const rates = { eventsPerSecond: MOST_EVENTS_IN_WINDOW / RATE_WINDOW_SECONDS, rateWindowSeconds: RATE_WINDOW_SECONDS }
  // About half of what a busy person sends to the Batch API, a fifth of all calls.
  const eventsPerDay = Math.max(MOST_EVENTS_IN_WINDOW, Math.ceil(calls * busyShare * 0.2 * 0.5))
  return {
    httpapi: { bytes: MOST_BYTES, ...rates },
    batch: { bytes: MOST_BYTES, ...rates, eventsPerDay },
    users: EVERY_CHANGE
  }
}

/** No limits but that of size, by which some events are too large. */
export const CALM_LIMITS: LimitOverrides = {
  httpapi: { bytes: MOST_BYTES, eventsPerSecond: Infinity },
  batch: { bytes: MOST_BYTES, eventsPerSecond: Infinity, eventsPerDay: Infinity },
  users: EVERY_CHANGE
}

/** The faults of the requests of one batch. */
export function faultsOf(shares: FaultShares, chance: Chance): Partial<Faults> {
  return {
    ...shares,
    silenceMs: SILENCE_MS,
    maxEvents: chance.oneOf(MOST_EVENTS),
    maxBytes: chance.oneOf(BYTES),
    seed: chance.between(0, 0x7fffffff)
  }
}
