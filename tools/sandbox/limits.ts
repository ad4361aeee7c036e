/** Amplitude's documented limits, as data. Written from its documentation alone, so that it checks others' copies. */
import type { Readings } from './readings'

/** Limits of HTTP V2 or Batch. Source: Amplitude, HTTP V2 API and Batch Event Upload API, "Upload limit". */
export interface IngestionLimits {
  /** The body must be smaller than this many bytes. */
  bytes: number
  /** Events a request may hold at most. */
  events: number
  /** Events a second, of one user or device, averaged over `rateWindowSeconds`. */
  eventsPerSecond: number
  rateWindowSeconds: number
  /** Events of one user or device in a day. */
  eventsPerDay: number
}

/** All limits, by endpoint, and those of users. `Infinity` lifts one. */
export interface Limits {
  httpapi: IngestionLimits
  batch: IngestionLimits
  /** `properties` are those of all groups of a request. Source: Amplitude, Group Identify API, "Considerations". */
  groupidentify: { bytes: number; items: number; properties: number }
  /** Source: Amplitude, Identify API. The size is assumed to be that of Group Identify. */
  identify: { bytes: number; items: number }
  /** Source: Amplitude, User Mapping (Aliasing) API. */
  usermap: { bytes: number; items: number; requestsPerSecond: number; rateWindowSeconds: number }
  /** Source: Amplitude, User Privacy API. Its size is not documented. */
  deletions: { bytes: number; items: number; requestsPerSecond: number }
  /** Source: Amplitude, Dashboard REST API, User Search. */
  usersearch: { bytes: number; requestsPerHour: number; requestsAtOnce: number }
  /** Of each user, through whatever endpoint. Source: Amplitude, Batch Event Upload API and Identify API, "Rate limiting". */
  users: { propertyChangesPerHour: number }
}

/** Limits to put in place of the documented ones, by endpoint. */
export type LimitOverrides = { [Endpoint in keyof Limits]?: Partial<Limits[Endpoint]> }

/**
 * The documented limits, with what is overridden.
 *
 * @throws {RangeError} on an endpoint or limit that does not exist, or a limit that is no number of 0 or more
 */
export function resolveLimits(readings: Readings, overrides: LimitOverrides = {}): Limits {
  const megabyte = Number(readings.megabyte)
  const limits: Limits = {
    httpapi: {
      bytes: megabyte,
      events: 1999,
      eventsPerSecond: 30,
      rateWindowSeconds: Number(readings.rateWindowSeconds),
      eventsPerDay: Infinity
    },
    batch: { bytes: 20 * megabyte, events: 2000, eventsPerSecond: 1000, rateWindowSeconds: 30, eventsPerDay: 500_000 },
    groupidentify: { bytes: megabyte, items: 1024, properties: 1024 },
    identify: { bytes: megabyte, items: Infinity },
    usermap: { bytes: megabyte, items: 2000, requestsPerSecond: 50, rateWindowSeconds: 30 },
    deletions: { bytes: megabyte, items: 100, requestsPerSecond: 1 },
    usersearch: { bytes: megabyte, requestsPerHour: 360, requestsAtOnce: 10 },
    users: { propertyChangesPerHour: 1800 }
  }
  const known = new Map<string, Record<string, number>>(
    Object.entries(limits).map(([endpoint, of]: [string, object]) => [endpoint, of as Record<string, number>])
  )
  for (const [endpoint, changes] of Object.entries(overrides)) {
    for (const [name, value] of Object.entries(changes)) override(known, endpoint, name, value)
  }
  return limits
}

function override(known: Map<string, Record<string, number>>, endpoint: string, name: string, value: unknown): void {
  const limits = known.get(endpoint)
  if (!limits || !Object.keys(limits).includes(name)) {
    const names = [...known].flatMap(([of, all]) => Object.keys(all).map((one) => `${of}.${one}`))
    throw new RangeError(`There is no limit "${endpoint}.${name}": ${names.join(', ')}`)
  }
  if (typeof value !== 'number' || Number.isNaN(value) || value < 0) {
    throw new RangeError(`The limit ${endpoint}.${name} is a number of 0 or more: not "${String(value)}"`)
  }
  limits[name] = value
}

/** Length of an id when `options.min_id_length` is absent. Source: Amplitude, HTTP V2 API, "Device IDs and user IDs minimum length". */
export const DEFAULT_MIN_ID_LENGTH = 5
/** Longer strings are cut to this many characters. Source: Amplitude, HTTP V2 API, "String character limit". */
export const MAX_STRING_LENGTH = 1024
/** Levels of nesting in a property object. Source: Amplitude, HTTP V2 API, "Set event and user properties". */
export const MAX_DEPTH = 40
/** Source: Amplitude, HTTP V2 API, "Groups". */
export const MAX_GROUP_TYPES = 5
export const MAX_GROUP_VALUES = 10
/** How long a repeated insert id is a duplicate. Source: Amplitude, HTTP V2 API, "Event deduplication". */
export const DEDUPLICATION_MS = 7 * 24 * 60 * 60 * 1000
