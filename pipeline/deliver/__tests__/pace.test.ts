import { Pace } from '../pace'
import { call, startDelivery, subscription, TRACK } from './delivery'
import { startAmplitude } from './local-amplitude'

const BATCH = subscription('To Batch', 'type = "track"', { use_batch_endpoint: true })
const SECOND = 1000

/** How many calls of a user go in each of so many seconds, where as many come as may. */
function perSecond(pace: Pace, to: typeof TRACK[], seconds: number, user = 'user-1234'): number[] {
  const counts: number[] = []
  let goesOnAt = 0
  for (let second = 0; second < seconds; second++) {
    let count = 0
    const now = second * SECOND
    while (now >= goesOnAt && count < 2000) {
      const wait = pace.waitOf(user, to, now)
      if (wait > 0) goesOnAt = now + wait
      else count += 1
    }
    counts.push(count)
  }
  return counts
}

const most = (counts: number[], window: number) =>
  Math.max(...counts.map((_, at) => counts.slice(at, at + window).reduce((sum, count) => sum + count, 0)))

describe('the pace of a user', () => {
  it('lets 900 calls through at once, and about 900 in any 30 seconds afterwards', () => {
    const counts = perSecond(new Pace(), [TRACK], 600)
    expect(counts[0]).toBe(900)
    // The window before is known as a sum only: what is let through can exceed the rate by what came unevenly.
    expect(most(counts, 30)).toBeLessThanOrEqual(1350)
    const all = counts.reduce((sum, count) => sum + count, 0)
    expect(all).toBeGreaterThan(600 * 30 * 0.7)
    expect(all).toBeLessThanOrEqual(600 * 30 + 900)
  })

  it('is that of Batch where the mapping uses it', () => {
    const pace = new Pace()
    let count = 0
    while (pace.waitOf('user-1234', [BATCH], 0) === 0) count += 1
    expect(count).toBe(30_000)
    expect(pace.waitOf('user-1234', [TRACK], 0)).toBe(0)
  })

  it('is its own', () => {
    const pace = new Pace()
    while (pace.waitOf('user-1111', [TRACK], 0) === 0);
    expect(pace.waitOf('user-2222', [TRACK], 0)).toBe(0)
    expect(pace.waitOf('user-1111', [TRACK], 0)).toBeGreaterThan(SECOND)
    expect(pace.waitOf('user-1111', [TRACK], 120 * SECOND)).toBe(0)
  })

  it('counts a call once for each subscription', () => {
    const pace = new Pace()
    let count = 0
    while (pace.waitOf('user-1234', [TRACK, TRACK], 0) === 0) count += 1
    expect(count).toBe(450)
  })
})

it('The pace of a project bounds what is read in a second', () => {
  const pace = new Pace({ projectPerSecond: 50 })
  expect(pace.room(1000, 5000)).toBe(50)
  pace.read(30)
  expect(pace.room(1000, 5500)).toBe(20)
  pace.read(20)
  expect(pace.room(1000, 5999)).toBe(0)
  expect(pace.room(1000, 6000)).toBe(50)
  expect(new Pace().room(1000, 0)).toBe(1000)
})

it('Who is too fast for Amplitude waits in the log, in order, and others do not', async () => {
  const amplitude = await startAmplitude()
  const { send, told, taken, deliverer, log } = startDelivery(amplitude)
  const busy = Array.from({ length: 1000 }, (_, index) => call(index, { userId: 'user-1234' }))
  await send(...busy, call(5000, { userId: 'user-of-others' }))
  const delivered = () => told.filter(([, , { kind }]) => kind === 'delivered').map(([id]) => id)
  for (const end = Date.now() + 20_000; delivered().length < 901 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(delivered().length).toBe(901)
  expect(delivered().includes('message-5000')).toBe(true)
  expect(log.open).toBe(100)
  expect(taken.length).toBe(1001)
  const behind = told.filter(([, , { kind }]) => kind === 'behind')
  expect(behind.length).toBe(100)
  // At its end nobody waits any more: what Amplitude then takes, it has.
  expect(await deliverer.close(2000)).toEqual([])
  const numbers = amplitude.taken.map(({ event_properties: properties }) => (properties as { number: number }).number)
  expect(numbers.filter((number) => number < 5000)).toEqual(busy.map((_, index) => index))
  await log.close()
  amplitude.close()
})
