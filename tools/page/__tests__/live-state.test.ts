import type { LiveCall } from '../api'
import { countSince, heldCalls, newestOf, NO_CALLS, withNews } from '../client/live/live-state'

const call = (sequence: number, fields: Partial<LiveCall> = {}): LiveCall => ({
  sequence,
  receivedAt: '2026-05-04T12:30:00.000Z',
  library: 'analytics-node 3.1.0',
  title: 'track: Clicked',
  user: 'user-1234',
  messageId: `message-${sequence}`,
  ...fields
})
const numbers = ({ calls }: { calls: LiveCall[] }) => calls.map(({ sequence }) => sequence)

describe("the page's calls of clients", () => {
  const first = withNews(NO_CALLS, { isWhole: true, calls: [call(1), call(2)], oldest: 1, total: 2 })

  it('are newest first', () => {
    expect(numbers(first)).toEqual([2, 1])
    expect(numbers(withNews(first, { isWhole: false, calls: [call(3)], oldest: 1, total: 3 }))).toEqual([3, 2, 1])
  })

  it('change where the server says so, and else stay the same objects', () => {
    const changed = call(1, { parts: [] })
    const { calls } = withNews(first, { isWhole: false, calls: [changed], oldest: 1, total: 2 })
    expect(calls).toEqual([call(2), changed])
    expect(calls[0]).toBe(first.calls[0])
  })

  it('are forgotten with the server', () => {
    expect(numbers(withNews(first, { isWhole: false, calls: [call(5)], oldest: 2, total: 5 }))).toEqual([5, 2])
    expect(withNews(first, { isWhole: true, calls: [], oldest: 3, total: 0 })).toEqual({ calls: [], total: 0 })
  })

  it('are others after a restart of the server', () => {
    const restarted = withNews(first, { isWhole: true, calls: [call(1, { messageId: 'x' })], oldest: 1, total: 1 })
    expect(restarted.calls.map(({ messageId }) => messageId)).toEqual(['x'])
  })
})

describe('calls that are held', () => {
  const held = [call(2), call(1)]

  it('have what became of them since, and no others beside them', () => {
    const delivered = call(2, { parts: [] })
    expect(heldCalls(held, { calls: [call(3), delivered], total: 3 })).toEqual([delivered, call(1)])
  })

  it('are not taken for those of a server that was started anew', () => {
    expect(heldCalls(held, { calls: [call(2, { messageId: 'x' })], total: 2 })).toEqual(held)
  })
})

describe('the calls that came after one', () => {
  it.each([
    [{ calls: [], total: 0 }, 0, 0],
    [{ calls: [call(3), call(2), call(1)], total: 3 }, 0, 3],
    [{ calls: [call(3)], total: 3 }, 2, 1],
    // Cleared after the tenth.
    [{ calls: [call(12), call(11)], total: 2 }, 3, 2],
    // Started anew.
    [{ calls: [call(1)], total: 1 }, 10, 0]
  ])('are counted: %j after %i', (state, sequence, count) => {
    expect(countSince(sequence, state)).toBe(count)
  })

  it('have the number of the newest, if there is one', () => {
    expect([newestOf(NO_CALLS), newestOf({ calls: [call(7), call(6)], total: 7 })]).toEqual([0, 7])
  })
})
