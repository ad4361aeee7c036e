/** What a run must show. Ratios only: they say the same on any machine. */
import type { Carried, PeerRow, Results } from '../runs/results'
import type { CallKind } from '../traffic/traffic'
import { KIND_NAMES } from './kind-names'

/** Something that a run must show, and what it did show. */
export interface Criterion {
  what: string
  measured: number
  relation: 'at least' | 'at most'
  required: number
  met: boolean
}

/** Calls a batch where it is most. */
const BATCH = 1000

/** Everything that a run must show. */
export function criteriaOf(results: Results): Criterion[] {
  return [
    ...batchesBesideSegments(results),
    atMost(
      'Log Event in batches of 1000: requests for 1,000 events',
      2,
      oursOf(results, 'track', BATCH).requestsPerThousand
    ),
    ...ofCompression(results),
    ...besideTheFormerFloor(results),
    ...singleCallsAtOnce(results),
    besideAmplitudesSdk(results),
    ...ofGrowth(results)
  ]
}

/** Our events a second over Segment's, for each kind of call. */
function batchesBesideSegments(results: Results): Criterion[] {
  return kindsOf(results.peers).map((kind) => {
    const segments = rowOf(results.peers, (row) => row.kind === kind && !isOurs(row))
    const times = oursOf(results, kind, BATCH).eventsPerSecond / segments.eventsPerSecond
    return atLeast(`${KIND_NAMES[kind]} in batches of 1000: events a second, over Segment's own`, 9, times)
  })
}

function ofCompression({ compression }: Results): Criterion[] {
  const over = (what: keyof Carried) => compression.compressed[what] / compression.uncompressed[what]
  return [
    atMost('1,000 typical web events: bytes over the connection, over those without compression', 0.12, over('bytes')),
    atMost('The same: processor time of all threads, over that without compression', 1.1, over('cpu'))
  ]
}

/** Beside what the framework needed while the default mappings had a path for each value. */
function besideTheFormerFloor({ floors }: Results): Criterion[] {
  const dearest = Math.max(...floors.map(({ framework, former }) => framework / former))
  const { ours, framework, former } = rowOf(floors, ({ kind }) => kind === 'track')
  return [
    atMost("The framework's floor, over the former one: the dearest of the actions", 0.85, dearest),
    atMost('Our own part of a Log Event, over the former floor', 0.2, (ours - framework) / former)
  ]
}

/** Our processor time over Segment's, for each kind of call. */
function singleCallsAtOnce({ peers, atOnce }: Results): Criterion[] {
  return kindsOf(peers).map((kind) => {
    const what = `${KIND_NAMES[kind]} by single calls, 50 at once: processor time, over Segment's own`
    return atMost(what, 1, cpuOverTheirs(atOnce.filter((row) => row.kind === kind)))
  })
}

function besideAmplitudesSdk({ amplitudesSdk }: Results): Criterion {
  const what = "Log Event in batches: events a second of processor time, over Amplitude's own SDK"
  return atLeast(what, 1, 1 / cpuOverTheirs(amplitudesSdk))
}

/** Our processor time over that of the other of two rows. */
function cpuOverTheirs(rows: Array<{ contender: string; cpu: number }>): number {
  return rowOf(rows, isOurs).cpu / rowOf(rows, (row) => !isOurs(row)).cpu
}

function ofGrowth(results: Results): Criterion[] {
  const { products } = results.growth
  const [start, hundredThousand, end] = longRunMarks(results)
  const hundredProducts = products.points[products.points.length - 1]
  return [
    atMost(
      `Time per event at ${show(end.events)} events, over that at ${show(start.events)}`,
      1.1,
      end.cpu / start.cpu
    ),
    atMost(
      `Memory after ${show(end.events)} events, over that after ${show(hundredThousand.events)}`,
      1.2,
      Math.max(end.memory / hundredThousand.memory, end.resident / hundredThousand.resident)
    ),
    atMost(
      `A purchase with ${hundredProducts.x} products, over one event`,
      100,
      hundredProducts.cpu / products.oneEvent
    )
  ]
}

/** What our own part costs, as a share of the framework's floor: all that this destination does beyond mapping and validation. */
export function ownPart({ floors }: Pick<Results, 'floors'>, kind: CallKind = 'track'): number {
  const { ours, framework } = rowOf(floors, (row) => row.kind === kind)
  return (ours - framework) / framework
}

/** The three points of the long run that are compared: after 10,000 events, after a tenth of all, and at the end. */
function longRunMarks({ growth }: Results) {
  const last = growth.events[growth.events.length - 1]
  const start = rowOf(growth.events, ({ events }) => events === 10_000)
  return [start, rowOf(growth.events, ({ events }) => events >= last.events / 10), last]
}

function kindsOf(peers: PeerRow[]): CallKind[] {
  return [...new Set(peers.map(({ kind }) => kind))]
}

function oursOf({ peers }: Results, kind: CallKind, batchSize: number): PeerRow {
  return rowOf(peers, (row) => row.kind === kind && row.batchSize === batchSize && isOurs(row))
}

function isOurs({ contender }: { contender: string }): boolean {
  return contender === 'this destination'
}

function rowOf<Row>(rows: readonly Row[], isWanted: (row: Row) => boolean): Row {
  const row = rows.find(isWanted)
  if (!row) throw new Error('The results lack a row that a criterion needs.')
  return row
}

function atLeast(what: string, required: number, measured: number): Criterion {
  return { what, measured, relation: 'at least', required, met: measured >= required }
}

function atMost(what: string, required: number, measured: number): Criterion {
  return { what, measured, relation: 'at most', required, met: measured <= required }
}

function show(events: number): string {
  return events.toLocaleString('en-US')
}
