import { BoundedList } from '../bounded-list'
import { SlidingCounts } from '../sliding-counts'
import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()

const eventsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    event_type: `Event ${from + at}`,
    user_id: `user-${from + at}`,
    insert_id: `insert-${from + at}`,
    revenue: 1
  }))

describe('memory', () => {
  test('keeps the newest events and requests in full, while sums, users and deduplication stay right', async () => {
    const sandbox = await run({ keep: { events: 10, requests: 2 } })
    for (let from = 0; from < 100; from += 20) await upload(sandbox, eventsOf(from, 20))
    expect(sandbox.events().map(({ event }) => event.event_type)).toEqual(
      eventsOf(90, 10).map((event) => event.event_type)
    )
    expect(sandbox.requests).toHaveLength(2)
    await upload(sandbox, eventsOf(0, 20))
    expect(sandbox.projects()).toMatchObject([{ events: 100, deduplicated: 20, users: 100, revenue: { total: 100 } }])
    expect(sandbox.user('user-0')).toMatchObject({ events: 1, revenue: { total: 1 } })
  })

  test('is bounded in bytes too, for events and for requests', async () => {
    const sandbox = await run({ keep: { eventBytes: 50_000, requestBytes: 50_000 } })
    const event_properties = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${at}`, 'x'.repeat(1000)]))
    for (let sent = 0; sent < 6; sent++)
      await upload(sandbox, [{ event_type: 'Large', user_id: 'user-1', event_properties }])
    expect(sandbox.events()).toHaveLength(2)
    expect(sandbox.requests).toHaveLength(2)
    expect(sandbox.projects()).toMatchObject([{ events: 6 }])
  })

  test('100,000 events are taken in within seconds', async () => {
    const sandbox = await run({ keep: { events: 1000, requests: 5 } })
    const start = Date.now()
    for (let from = 0; from < 100_000; from += 2000) {
      expect((await upload(sandbox, eventsOf(from, 2000), '/batch')).status).toBe(200)
    }
    expect(Date.now() - start).toBeLessThan(20_000)
    expect(sandbox.projects()).toMatchObject([{ events: 100_000, users: 100_000, revenue: { total: 100_000 } }])
    expect(sandbox.events()).toHaveLength(1000)
  })

  test('a list property grows by many values without growing slow', async () => {
    const limits = { batch: { eventsPerSecond: Infinity }, users: { propertyChangesPerHour: Infinity } }
    const sandbox = await run({ limits })
    const start = Date.now()
    for (let from = 0; from < 20_000; from += 2000) {
      const events = Array.from({ length: 2000 }, (_, at) => ({
        event_type: '$identify',
        user_id: 'user-1',
        user_properties: { $append: { list: from + at } }
      }))
      await upload(sandbox, events, '/batch')
    }
    expect(sandbox.user('user-1')?.user_properties.list).toHaveLength(20_000)
    expect(Date.now() - start).toBeLessThan(10_000)
  })
})

describe('a bounded list', () => {
  test('keeps the newest entries in order, over many times its size', () => {
    const list = new BoundedList<number>(3, Infinity)
    for (let entry = 0; entry < 10_000; entry++) list.push(entry, 1)
    expect([list.length, list.last(), list.last(2)]).toEqual([3, [9997, 9998, 9999], [9998, 9999]])
    list.clear()
    expect([list.length, list.last()]).toEqual([0, []])
  })

  test('can keep nothing', () => {
    const list = new BoundedList<number>(0, Infinity)
    list.push(1, 1)
    expect(list.last()).toEqual([])
  })

  test('keeps the newest entry whatever it weighs', () => {
    const list = new BoundedList<string>(10, 100)
    expect(list.push('light', 10)).toEqual([])
    expect(list.push('heavy', 1000)).toEqual(['light'])
    expect(list.last()).toEqual(['heavy'])
  })
})

describe('sliding counts', () => {
  test('forget what is older than their span', () => {
    const counts = new SlidingCounts(1000, 3)
    counts.add('a', 2, 0)
    counts.add('a', 1, 2500)
    expect([counts.total('a', 2999), counts.total('a', 3000), counts.total('a', 5000)]).toEqual([3, 1, 0])
    expect(counts.total('b', 5000)).toBe(0)
  })
})
