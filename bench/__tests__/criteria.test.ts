import { criteriaOf, ownPart } from '../report/criteria'
import { madeUpResults } from './made-up-results'

function missed(change: (results: ReturnType<typeof madeUpResults>) => void): string[] {
  const results = madeUpResults()
  change(results)
  return criteriaOf(results)
    .filter(({ met }) => !met)
    .map(({ what }) => what)
}

test('results that are good enough meet every criterion', () => {
  expect(missed(() => undefined)).toEqual([])
})

test('our own part is what is beyond the floor, over the floor', () => {
  expect(ownPart(madeUpResults())).toBeCloseTo(0.3)
})

test('a value that is exactly what is required is enough', () => {
  const exactly = missed((results) => {
    results.peers[2].eventsPerSecond = 9000
    results.floors[0].ours = 140
    results.compression = { compressed: { cpu: 88, bytes: 120 }, uncompressed: { cpu: 80, bytes: 1000 } }
  })
  expect(exactly).toEqual([])
})

type Spoil = (results: ReturnType<typeof madeUpResults>) => void

test.each<[string, Spoil]>([
  [
    "Log Event in batches of 1000: events a second, over Segment's own",
    ({ peers }) => (peers[2].eventsPerSecond = 8900)
  ],
  ['Log Event in batches of 1000: requests for 1,000 events', ({ peers }) => (peers[2].requestsPerThousand = 2.1)],
  [
    '1,000 typical web events: bytes over the connection, over those without compression',
    ({ compression }) => (compression.compressed.bytes = 121)
  ],
  [
    'The same: processor time of all threads, over that without compression',
    ({ compression }) => (compression.compressed.cpu = 89)
  ],
  [
    "The framework's floor, over the former one: the dearest of the actions",
    ({ floors }) => (floors[1].framework = 171)
  ],
  ['Our own part of a Log Event, over the former floor', ({ floors }) => (floors[0].ours = 141)],
  ["Log Event by single calls, 50 at once: processor time, over Segment's own", ({ atOnce }) => (atOnce[1].cpu = 601)],
  [
    "Log Event in batches: events a second of processor time, over Amplitude's own SDK",
    ({ amplitudesSdk }) => (amplitudesSdk[0].cpu = 101)
  ],
  ['Time per event at 1,000,000 events, over that at 10,000', ({ growth }) => (growth.events[2].cpu = 133)],
  ['Memory after 1,000,000 events, over that after 100,000', ({ growth }) => (growth.events[2].memory = 50)],
  ['Memory after 1,000,000 events, over that after 100,000', ({ growth }) => (growth.events[2].resident = 253)],
  ['A purchase with 100 products, over one event', ({ growth }) => (growth.products.points[0].cpu = 12_100)]
])('%s: too much or too little is not enough', (what, spoil) => {
  expect(missed((results) => void spoil(results))).toEqual([what])
})

test("batches and single calls are held to Segment's own for each kind of call", () => {
  const results = madeUpResults()
  results.peers.push(...results.peers.map((row) => ({ ...row, kind: 'identify' as const })))
  results.atOnce.push(...results.atOnce.map((row) => ({ ...row, kind: 'identify' as const })))
  expect(criteriaOf(results).map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      "Identify User in batches of 1000: events a second, over Segment's own",
      "Identify User by single calls, 50 at once: processor time, over Segment's own"
    ])
  )
})
