import type { ActionFields, Needs, PeerRow, Results } from '../runs/results'
import type { CallKind } from '../traffic/traffic'

function peer(contender: string, batchSize: number, eventsPerSecond: number): PeerRow {
  return {
    kind: 'track',
    contender,
    batchSize,
    eventsPerSecond,
    cpu: 1e6 / eventsPerSecond,
    requestsPerThousand: 1000 / batchSize,
    bytes: 900,
    peakMemory: 20
  }
}

function needs(cpu: number, garbage: number): Needs {
  return { single: { cpu: cpu * 5, garbage: garbage * 2 }, batch: { cpu, garbage } }
}

function actionFields(kind: CallKind): ActionFields {
  return {
    kind,
    whole: needs(120, 50_000),
    nothing: needs(-0.005, 3),
    fields: [
      { field: 'time', ...needs(2, 2000) },
      { field: 'device_id', ...needs(4, 9000) }
    ]
  }
}

/** Results that meet every criterion. */
export function madeUpResults(): Results {
  return {
    measuredAt: '2026-11-24T12:00:00.000Z',
    quick: false,
    seed: 1,
    machine: { processor: 'made up', cores: 2, memory: '8 GiB', system: 'Linux', node: 'v20.0.0' },
    framework: '3.170.0',
    peers: [peer("Segment's own", 1, 1000), peer('this destination', 1, 1100), peer('this destination', 1000, 10_000)],
    amplitudesSdk: [
      { contender: 'this destination', eventsPerSecond: 8000, cpu: 90, requestsPerThousand: 1, bytes: 120 },
      { contender: "Amplitude's SDK", eventsPerSecond: 7000, cpu: 100, requestsPerThousand: 5, bytes: 980 }
    ],
    floors: [
      { kind: 'track', ours: 130, framework: 100, former: 200, json: 10 },
      { kind: 'order', ours: 250, framework: 160, former: 200, json: 10 }
    ],
    atOnce: [
      { kind: 'track', contender: "Segment's own", eventsPerSecond: 1500, cpu: 600 },
      { kind: 'track', contender: 'this destination', eventsPerSecond: 1600, cpu: 590 }
    ],
    compression: { compressed: { cpu: 84, bytes: 110 }, uncompressed: { cpu: 80, bytes: 1000 } },
    growth: {
      events: [
        { events: 10_000, cpu: 120, memory: 40, resident: 200 },
        { events: 100_000, cpu: 121, memory: 41, resident: 210 },
        { events: 1_000_000, cpu: 122, memory: 42, resident: 220 }
      ],
      batchSize: [{ x: 1, cpu: 900, requestsPerThousand: 1000 }],
      bad: {
        destination: [{ x: 0, cpu: 120, requestsPerThousand: 1 }],
        Amplitude: [{ x: 0, cpu: 121, requestsPerThousand: 1 }]
      },
      products: { points: [{ x: 100, cpu: 2400, requestsPerThousand: 50 }], oneEvent: 120 },
      userAgents: [{ x: 1, cpu: 120, requestsPerThousand: 1, framework: 100 }]
    },
    fields: {
      measuredAt: '2026-11-24T13:00:00.000Z',
      rounds: 2,
      actions: [actionFields('track'), actionFields('order'), actionFields('identify')]
    }
  }
}
