/** The results as rows of text, for the terminal and for the docs. */
import type { BuildRow } from '../runs/other-build'
import type { Carried, Growth, LongRunPoint, PeerRow, Point, Results } from '../runs/results'
import { criteriaOf, ownPart } from './criteria'
import type { Criterion } from './criteria'
import { fieldTables } from './field-tables'
import { KIND_NAMES } from './kind-names'
import { percent, rounded, whole } from './numbers'
import type { Table } from './table'

/** Peers that cannot be measured here, and why. */
const ABSENT = [
  'Absent: RudderStack. Its transformer is a service that is not on npm; only its SDKs and a library of helpers are.',
  'Absent: Jitsu. Its destinations are part of a server that is not on npm; only its SDKs are.'
]

/** Two builds side by side. */
export function buildTable(rows: BuildRow[]): Table {
  return {
    title: 'Beside another build, CPU µs a call',
    head: ['Call', 'Handed over', 'Framework before', 'now', 'Ratio', 'Whole before', 'now', 'Ratio'],
    rows: rows.map(({ kind, entrance, framework, whole }) => [
      KIND_NAMES[kind],
      entrance === 'execute' ? 'one by one' : 'in batches of 1000',
      ...[framework, whole].flatMap(({ before, now }) => [rounded(before), rounded(now), (now / before).toFixed(2)])
    ])
  }
}

/** All tables of a run. */
export function tablesOf(results: Results): Table[] {
  const { growth } = results
  return [
    peersTable(results),
    atOnceTable(results),
    sdkTable(results),
    compressionTable(results),
    floorsTable(results),
    longRunTable(growth.events),
    curveTable('Batch sizes', 'Events a batch', growth.batchSize),
    badTable(growth.bad),
    productsTable(results),
    userAgentsTable(results),
    ...fieldTables(results.fields),
    criteriaTable(results)
  ]
}

function peersTable({ peers }: Results): Table {
  return {
    title: 'Peers side by side',
    head: ['Call', 'Destination', 'Batch', 'Events/s', 'Over theirs', 'CPU µs', 'Requests/1,000', 'Bytes', 'Peak MB'],
    rows: peers.map((row) => [
      KIND_NAMES[row.kind],
      row.contender,
      row.batchSize === 1 ? 'single' : whole(row.batchSize),
      whole(row.eventsPerSecond),
      (row.eventsPerSecond / baseOf(peers, row.kind).eventsPerSecond).toFixed(1),
      whole(row.cpu),
      rounded(row.requestsPerThousand),
      whole(row.bytes),
      whole(row.peakMemory)
    ]),
    notes: ABSENT
  }
}

function baseOf(peers: PeerRow[], kind: PeerRow['kind']): PeerRow {
  return peers.find((row) => row.kind === kind && row.contender !== 'this destination') ?? peers[0]
}

function sdkTable({ amplitudesSdk }: Results): Table {
  return {
    title: "Beside Amplitude's own SDK",
    head: ['Log Event in batches', 'Events/s', 'CPU µs an event', 'Bytes an event', 'Requests an event'],
    rows: amplitudesSdk.map(({ contender, eventsPerSecond, cpu, bytes, requestsPerThousand }) => [
      contender,
      whole(eventsPerSecond),
      rounded(cpu),
      whole(bytes),
      (requestsPerThousand / 1000).toFixed(3)
    ])
  }
}

function atOnceTable({ atOnce }: Results): Table {
  return {
    title: 'Single calls, 50 at once',
    head: ['Call', 'Destination', 'Events/s', 'CPU µs'],
    rows: atOnce.map(({ kind, contender, eventsPerSecond, cpu }) => [
      KIND_NAMES[kind],
      contender,
      whole(eventsPerSecond),
      whole(cpu)
    ])
  }
}

function compressionTable({ compression }: Results): Table {
  const row = (name: string, { cpu, bytes }: Carried) => [name, rounded(cpu), whole(bytes)]
  return {
    title: 'Compression',
    head: ['Bodies', 'CPU µs an event', 'Bytes an event'],
    rows: [row('compressed', compression.compressed), row('as they are', compression.uncompressed)]
  }
}

function floorsTable({ floors }: Results): Table {
  return {
    title: 'The floor, in batches of 1000',
    head: ['Call', 'JSON µs', 'Framework µs', 'Formerly µs', 'Ours µs', 'Ours / JSON', 'Ours / framework', 'Own part'],
    rows: floors.map(({ kind, ours, framework, former, json }) => [
      KIND_NAMES[kind],
      rounded(json),
      rounded(framework),
      rounded(former),
      rounded(ours),
      (ours / json).toFixed(1),
      (ours / framework).toFixed(2),
      percent(ownPart({ floors }, kind))
    ])
  }
}

function longRunTable(points: LongRunPoint[]): Table {
  return {
    title: 'The long run',
    head: ['Events', 'CPU µs an event', 'Memory in use, MB', 'Resident, MB'],
    rows: points.map(({ events, cpu, memory, resident }) => [
      whole(events),
      rounded(cpu),
      rounded(memory),
      whole(resident)
    ])
  }
}

function curveTable(title: string, name: string, points: Point[]): Table {
  return {
    title,
    head: [name, 'CPU µs an event', 'Requests/1,000'],
    rows: points.map(({ x, cpu, requestsPerThousand }) => [whole(x), rounded(cpu), rounded(requestsPerThousand)])
  }
}

function badTable({ destination, Amplitude }: Growth['bad']): Table {
  return {
    title: 'Bad events',
    head: [
      'Bad, %',
      'Refused before: CPU µs an event',
      'Requests/1,000',
      'By Amplitude: CPU µs an event',
      'Requests/1,000'
    ],
    rows: destination.map((before, index) => [
      whole(before.x),
      ...[before, Amplitude[index]].flatMap(({ cpu, requestsPerThousand }) => [
        rounded(cpu),
        rounded(requestsPerThousand)
      ])
    ])
  }
}

function productsTable({ growth: { products } }: Results): Table {
  return {
    title: 'Products of a purchase',
    head: ['Products', 'CPU µs a purchase', 'Over one event', 'CPU µs an event it becomes'],
    rows: products.points.map(({ x, cpu }) => [
      whole(x),
      whole(cpu),
      (cpu / products.oneEvent).toFixed(1),
      rounded(cpu / (x + 1))
    ])
  }
}

function userAgentsTable({ growth: { userAgents } }: Results): Table {
  return {
    title: 'Different user agents',
    head: ['User agents', 'CPU µs an event', 'Framework µs', 'Own part'],
    rows: userAgents.map(({ x, cpu, framework }) => [
      whole(x),
      rounded(cpu),
      rounded(framework),
      percent((cpu - framework) / framework)
    ])
  }
}

function criteriaTable(results: Results): Table {
  return {
    title: 'What it must show',
    head: ['Criterion', 'Measured', 'Required', 'Met'],
    rows: criteriaOf(results).map((criterion) => {
      const { what, relation, required, met } = criterion
      return [what, shown(criterion), `${relation} ${required}`, met ? 'yes' : 'NO']
    })
  }
}

/** What was measured, with so many digits that what is missed by a hair does not look met. */
function shown({ measured, required, met }: Criterion): string {
  const short = measured.toFixed(2)
  return !met && Number(short) === required ? measured.toFixed(4) : short
}
