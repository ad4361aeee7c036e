/** What a run finds out. `results.json` holds this. */
import type { Need } from '../measure/leave-one-out'
import type { CallKind, Refuser } from '../traffic/traffic'

/** A row of the table of peers. Figures are those of one call, if nothing else is said. */
export interface PeerRow {
  kind: CallKind
  contender: string
  /** Calls that are handed over together; 1 where they are handed over one by one. */
  batchSize: number
  eventsPerSecond: number
  /** Microseconds of processor time. */
  cpu: number
  requestsPerThousand: number
  bytes: number
  /** Megabytes that deliveries add to what is in use, at most. */
  peakMemory: number
}

/** A row of the table beside Amplitude's own SDK. Figures are those of one event. */
export type SdkRow = Omit<PeerRow, 'kind' | 'batchSize' | 'peakMemory'>

/** What is beneath this destination, for calls of a kind in batches of 1000. Microseconds of processor time a call. */
export interface FloorRow {
  kind: CallKind
  ours: number
  framework: number
  /** The framework with the default mappings of before whole objects took the place of paths. */
  former: number
  json: number
}

/** Single calls of a kind, many of them on their way at a time. */
export interface AtOnceRow {
  kind: CallKind
  contender: string
  eventsPerSecond: number
  /** Microseconds of processor time a call. */
  cpu: number
}

/** What an event of a typical site needs in batches of 1000. */
export interface Carried {
  /** Microseconds of processor time, of all threads. */
  cpu: number
  /** Bytes that went over the connection. */
  bytes: number
}

/** A point on a curve. Microseconds of processor time a call. */
export interface Point {
  /** What grows. */
  x: number
  cpu: number
  requestsPerThousand: number
}

/** What was found after so many events of one long run. */
export interface LongRunPoint {
  events: number
  /** Microseconds of processor time an event. */
  cpu: number
  /** Megabytes in use once garbage is collected. */
  memory: number
  /** Megabytes that the process holds of the system's memory. */
  resident: number
}

/** What grows, and how the costs grow with it. */
export interface Growth {
  events: LongRunPoint[]
  batchSize: Point[]
  /** Percent, by who refuses. */
  bad: Record<Refuser, Point[]>
  /** Each point is an order; the cost of a track call is beside them. */
  products: { points: Point[]; oneEvent: number }
  /** With the framework's floor for the same calls. */
  userAgents: Array<Point & { framework: number }>
}

/** What an event needs, handed over by itself and in batches of 1000. */
export interface Needs {
  single: Need
  batch: Need
}

/** What the default mappings of an action cost. */
export interface ActionFields {
  kind: CallKind
  /** Of a whole delivery with all of them. */
  whole: Needs
  /** What was found where nothing was left out: noise. */
  nothing: Needs
  /** What each adds. */
  fields: Array<Needs & { field: string }>
}

/** A run of `--fields`. */
export interface FieldCosts {
  /** ISO 8601. */
  measuredAt: string
  rounds: number
  actions: ActionFields[]
}

/** A run. */
export interface Results {
  /** ISO 8601. */
  measuredAt: string
  quick: boolean
  seed: number
  machine: { processor: string; cores: number; memory: string; system: string; node: string }
  /** The version of the framework that all contenders run on. */
  framework: string
  peers: PeerRow[]
  floors: FloorRow[]
  growth: Growth
  amplitudesSdk: SdkRow[]
  atOnce: AtOnceRow[]
  compression: { compressed: Carried; uncompressed: Carried }
  /** Of a run of its own; absent before the first. */
  fields?: FieldCosts
}
