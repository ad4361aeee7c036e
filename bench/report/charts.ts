/** The results as pictures. */
import type { Results } from '../runs/results'
import type { Refuser } from '../traffic/traffic'
import { KIND_NAMES } from './kind-names'

/** A chart, and the file that it goes to. */
export interface Chart {
  file: string
  /** In the language of Vega-Lite. */
  spec: object
}

const OURS = 'this destination'
const COLOURS = ['#9aa5b1', '#2f6fde', '#e0892b', '#3f9d6b']

/** What all charts look like: on white, so that they are read on a dark page too. */
const LOOK = {
  background: 'white',
  padding: 16,
  config: {
    font: 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif',
    title: { fontSize: 15, anchor: 'start' as const, offset: 14, subtitleColor: '#52606d', subtitleFontSize: 12 },
    axis: {
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 'normal' as const,
      gridColor: '#e4e7eb',
      titlePadding: 8
    },
    legend: { labelFontSize: 12, labelLimit: 0, title: null, orient: 'top' as const },
    header: { labelFontSize: 13, title: null },
    range: { category: COLOURS },
    view: { stroke: 'transparent' }
  }
}

/** Where axes that grow by multiples have lines. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]

const SIZE = { width: 560, height: 260 }

/** All charts of a run. */
export function chartsOf(results: Results): Chart[] {
  return [
    { file: 'peers.svg', spec: peers(results) },
    { file: 'floor.svg', spec: floor(results) },
    { file: 'long-run.svg', spec: longRun(results) },
    { file: 'batch-sizes.svg', spec: batchSizes(results) },
    { file: 'bad-events.svg', spec: badEvents(results) },
    { file: 'products.svg', spec: products(results) },
    { file: 'user-agents.svg', spec: userAgents(results) }
  ]
}

function title(text: string, subtitle: string) {
  return { title: { text, subtitle } }
}

function peers({ peers }: Results) {
  const values = peers.map((row) => ({
    kind: KIND_NAMES[row.kind],
    who: `${row.contender === OURS ? 'ours' : "Segment's"}, ${row.batchSize === 1 ? 'single' : row.batchSize}`,
    eventsPerSecond: row.eventsPerSecond
  }))
  const who = [...new Set(values.map((value) => value.who))]
  return {
    ...LOOK,
    ...title(
      'Events a second',
      "Segment's own destination, and this one with single events and batches of 10, 100 and 1000"
    ),
    data: { values },
    width: 190,
    height: 240,
    mark: { type: 'bar' },
    encoding: {
      column: { field: 'kind', type: 'nominal', sort: Object.values(KIND_NAMES), spacing: 24 },
      x: { field: 'who', type: 'nominal', sort: who, axis: { title: null, labelAngle: -35 } },
      y: { field: 'eventsPerSecond', type: 'quantitative', axis: { title: 'events a second', format: '~s' } },
      color: {
        field: 'who',
        type: 'nominal',
        sort: who,
        legend: null,
        scale: { domain: who, range: [COLOURS[0], ...who.slice(1).map(() => COLOURS[1])] }
      }
    }
  }
}

function floor({ floors }: Results) {
  const parts = ["the framework's floor", 'our own part']
  const values = floors.flatMap(({ kind, ours, framework }) => [
    { kind: KIND_NAMES[kind], part: parts[0], order: 0, cpu: framework },
    { kind: KIND_NAMES[kind], part: parts[1], order: 1, cpu: ours - framework }
  ])
  return {
    ...LOOK,
    ...title(
      'What is ours, on top of the floor',
      'CPU time of a call in batches of 1000; a purchase becomes several events'
    ),
    data: { values },
    width: SIZE.width,
    height: 150,
    mark: { type: 'bar', height: 26 },
    encoding: {
      y: { field: 'kind', type: 'nominal', sort: Object.values(KIND_NAMES), axis: { title: null } },
      x: { field: 'cpu', type: 'quantitative', axis: { title: 'CPU µs a call' } },
      order: { field: 'order' },
      color: { field: 'part', type: 'nominal', sort: parts, scale: { domain: parts, range: COLOURS.slice(0, 2) } }
    }
  }
}

function longRun({ growth: { events } }: Results) {
  const panel = (field: string, name: string, colour: string) => ({
    width: 270,
    height: 220,
    mark: { type: 'line', point: { size: 60, filled: true, color: colour }, color: colour },
    encoding: {
      x: { field: 'events', type: 'quantitative', scale: { type: 'log' }, axis: decades('events delivered') },
      y: { field, type: 'quantitative', scale: { zero: true }, axis: { title: name } }
    }
  })
  return {
    ...LOOK,
    ...title('The long run', 'Time per event, and memory in use once garbage is collected, as events add up'),
    data: { values: events },
    hconcat: [panel('cpu', 'CPU µs an event', COLOURS[1]), panel('memory', 'MB in use', COLOURS[3])]
  }
}

function batchSizes({ growth: { batchSize } }: Results) {
  const panel = (field: string, name: string, colour: string) => ({
    width: 270,
    height: 220,
    mark: { type: 'line', point: { size: 60, filled: true, color: colour }, color: colour },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: { type: 'log' }, axis: decades('events a batch') },
      y: {
        field,
        type: 'quantitative',
        scale: { type: 'log', nice: false },
        axis: { title: name, format: '~s', values: STEPS }
      }
    }
  })
  return {
    ...LOOK,
    ...title('Batch sizes', 'What an event costs, by the events that come together'),
    data: { values: batchSize },
    hconcat: [
      panel('cpu', 'CPU µs an event', COLOURS[1]),
      panel('requestsPerThousand', 'requests for 1,000', COLOURS[2])
    ]
  }
}

function badEvents({ growth: { bad } }: Results) {
  const lines: Record<Refuser, string> = {
    destination: 'refused before they are sent',
    Amplitude: 'refused by Amplitude'
  }
  const values = (['destination', 'Amplitude'] as const).flatMap((refuser) =>
    bad[refuser].map(({ x, cpu }) => ({ x, line: lines[refuser], cpu }))
  )
  return {
    ...LOOK,
    ...title('Bad events', 'What an event costs on average, by the share that does not get into Amplitude'),
    ...SIZE,
    data: { values },
    mark: { type: 'line', point: { size: 60, filled: true } },
    encoding: {
      x: { field: 'x', type: 'quantitative', axis: { title: 'bad events, %' } },
      y: { field: 'cpu', type: 'quantitative', scale: { zero: true }, axis: { title: 'CPU µs an event' } },
      color: {
        field: 'line',
        type: 'nominal',
        scale: { domain: Object.values(lines), range: [COLOURS[1], COLOURS[2]] }
      }
    }
  }
}

function products({ growth: { products } }: Results) {
  const values = products.points.flatMap(({ x, cpu }) => [
    { x, line: 'measured', times: cpu / products.oneEvent },
    { x, line: 'as many times one event as there are products', times: x }
  ])
  return {
    ...LOOK,
    ...title('Products of a purchase', 'What a purchase costs, in Log Events; each product is an event of its own'),
    ...SIZE,
    data: { values },
    mark: { type: 'line', point: { size: 50, filled: true } },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: { type: 'log' }, axis: decades('products') },
      y: {
        field: 'times',
        type: 'quantitative',
        scale: { type: 'log' },
        axis: { title: 'times one event', values: STEPS }
      },
      color: { field: 'line', type: 'nominal', scale: { range: [COLOURS[0], COLOURS[1]] } }
    }
  }
}

function userAgents({ growth: { userAgents } }: Results) {
  const values = userAgents.flatMap(({ x, cpu, framework }) => [
    { x, line: OURS, cpu },
    { x, line: 'the framework alone', cpu: framework }
  ])
  return {
    ...LOOK,
    ...title(
      'Different user agents',
      'Each as frequent as any other; 4,000 are remembered, the others are parsed again'
    ),
    ...SIZE,
    data: { values },
    mark: { type: 'line', point: { size: 60, filled: true } },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: { type: 'log' }, axis: decades('different user agents') },
      y: { field: 'cpu', type: 'quantitative', scale: { zero: true }, axis: { title: 'CPU µs an event' } },
      color: { field: 'line', type: 'nominal', scale: { domain: ['the framework alone', OURS], range: COLOURS } }
    }
  }
}

function decades(name: string) {
  return { title: name, format: '~s', values: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] }
}
