/** What a run must show. Ratios only: they say the same on any machine. */
import type { PeerRow, Results } from '../runs/results'
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
  const { growth } = results
  const [start, hundredThousand, end] = longRunMarks(results)
  const hundredProducts = growth.products.points[growth.products.points.length - 1]
  return [
    ...perKind(results, BATCH, 5, 'in batches of 1000'),
    atMost(
      'Log Event in batches of 1000: requests for 1,000 events',
      2,
      oursOf(results, 'track', BATCH).requestsPerThousand
    ),
    atMost("Our own part of a Log Event, over the framework's floor", 0.25, ownPart(results)),
    ...perKind(results, 1, 1, 'one by one'),
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
      hundredProducts.cpu / growth.products.oneEvent
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

/** Our events a second over Segment's, for each kind of call. */
function perKind(results: Results, batchSize: number, required: number, how: string): Criterion[] {
  const kinds = [...new Set(results.peers.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const segments = rowOf(results.peers, (row) => row.kind === kind && !isOurs(row))
    const times = oursOf(results, kind, batchSize).eventsPerSecond / segments.eventsPerSecond
    return atLeast(`${KIND_NAMES[kind]} ${how}: events a second, over Segment's own`, required, times)
  })
}

function oursOf({ peers }: Results, kind: CallKind, batchSize: number): PeerRow {
  return rowOf(peers, (row) => row.kind === kind && row.batchSize === batchSize && isOurs(row))
}

function isOurs({ contender }: PeerRow): boolean {
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
