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
  expect(ownPart(madeUpResults())).toBeCloseTo(0.2)
})

test('a value that is exactly what is required is enough', () => {
  const exactly = missed((results) => {
    results.peers[2].eventsPerSecond = 5000
    results.floors[0].ours = 125
  })
  expect(exactly).toEqual([])
})

test.each<[string, (results: ReturnType<typeof madeUpResults>) => void]>([
  [
    "Log Event in batches of 1000: events a second, over Segment's own",
    ({ peers }) => (peers[2].eventsPerSecond = 4900)
  ],
  ['Log Event in batches of 1000: requests for 1,000 events', ({ peers }) => (peers[2].requestsPerThousand = 2.1)],
  ["Our own part of a Log Event, over the framework's floor", ({ floors }) => (floors[0].ours = 126)],
  ["Log Event one by one: events a second, over Segment's own", ({ peers }) => (peers[1].eventsPerSecond = 990)],
  ['Time per event at 1,000,000 events, over that at 10,000', ({ growth }) => (growth.events[2].cpu = 133)],
  ['Memory after 1,000,000 events, over that after 100,000', ({ growth }) => (growth.events[2].memory = 50)],
  ['Memory after 1,000,000 events, over that after 100,000', ({ growth }) => (growth.events[2].resident = 253)],
  ['A purchase with 100 products, over one event', ({ growth }) => (growth.products.points[0].cpu = 12_100)]
])('%s: too much or too little is not enough', (what, spoil) => {
  expect(missed((results) => void spoil(results))).toEqual([what])
})
