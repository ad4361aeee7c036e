/** What every log keeps to, as tests: each implementation runs them. */
import type { Call } from '../../call'
import type { Log, LogRecord } from '../log'
import { LogFullError } from '../log'

export function callNumber(number: number, userId = 'user-1234'): Call {
  const at = '2026-01-31T12:00:00.000Z'
  return { type: 'track', messageId: `message-${number}`, timestamp: at, receivedAt: at, userId, event: 'Clicked' }
}

export function recordNumber(number: number, userId?: string): LogRecord {
  return { call: callNumber(number, userId), tries: 0, since: Date.now() }
}

const numbers = (from: number, to: number): LogRecord[] =>
  Array.from({ length: to - from + 1 }, (_, index) => recordNumber(from + index))

/**
 * @param create A log that takes `records` records at most, where it has a bound.
 */
export function describeLog(name: string, create: (bounds: { records: number }) => Promise<Log>): void {
  describe(name, () => {
    let log: Log
    beforeEach(async () => {
      log = await create({ records: 100 })
    })
    afterEach(() => log.close())

    const idsIn = (taken: { record: LogRecord }[]) => taken.map(({ record }) => record.call.messageId)

    it('gives what was appended, in its order, and each record once', async () => {
      await log.append(numbers(1, 3))
      await log.append(numbers(4, 5))
      expect(idsIn(await log.read(2, 0))).toEqual(['message-1', 'message-2'])
      expect(idsIn(await log.read(10, 0))).toEqual(['message-3', 'message-4', 'message-5'])
      expect(await log.read(10, 0)).toEqual([])
    })

    it('waits for the first record, and no longer than it is told', async () => {
      const reading = log.read(10, 2000)
      await log.append(numbers(1, 1))
      expect(idsIn(await reading)).toEqual(['message-1'])
      const begun = Date.now()
      expect(await log.read(10, 50)).toEqual([])
      expect(Date.now() - begun).toBeLessThan(1500)
    })

    it('counts what has no last word yet', async () => {
      await log.append(numbers(1, 3))
      expect(log.open).toBe(3)
      const taken = await log.read(10, 0)
      expect(log.open).toBe(3)
      await log.commit(taken.slice(0, 2))
      expect(log.open).toBe(1)
      await log.later(taken[2], taken[2].record, 0)
      expect(log.open).toBe(1)
    })

    it('gives again what was put off, changed, and not before its time', async () => {
      await log.append(numbers(1, 2))
      const [first, second] = await log.read(10, 0)
      await log.commit([second])
      await log.later(first, { ...first.record, tries: 1, subscriptions: ['Track Calls'] }, 200)
      expect(await log.read(10, 0)).toEqual([])
      const [again] = await log.read(10, 3000)
      expect(again.record).toEqual({ ...first.record, tries: 1, subscriptions: ['Track Calls'] })
      await log.commit([again])
      expect(log.open).toBe(0)
    })

    it('lets records of other users pass those that were put off', async () => {
      await log.append([recordNumber(1, 'user-1111')])
      const [first] = await log.read(1, 0)
      await log.later(first, first.record, 10_000)
      await log.append([recordNumber(2, 'user-2222')])
      expect(idsIn(await log.read(10, 1000))).toEqual(['message-2'])
    })

    it('lets the later records of a user wait behind one that was put off, which is tried alone', async () => {
      await log.append(numbers(1, 3))
      const [first, second] = await log.read(2, 0)
      await log.later(first, first.record, 100)
      await log.later(second, second.record, 0)
      await log.append(numbers(4, 4))
      expect(await log.read(10, 0)).toEqual([])

      const [again] = await log.read(10, 3000)
      expect(again.record.call.messageId).toBe('message-1')
      expect(await log.read(10, 100)).toEqual([])
      await log.later(again, again.record, 100)
      const [onceMore] = await log.read(10, 3000)
      expect(onceMore.record.call.messageId).toBe('message-1')

      await log.commit([onceMore])
      await log.append(numbers(5, 5))
      const rest: string[] = []
      while (rest.length < 4) rest.push(...idsIn(await log.read(2, 1000)))
      expect(rest).toEqual(['message-2', 'message-3', 'message-4', 'message-5'])
    })

    it('keeps the order of a user whose records fail again on their way', async () => {
      await log.append(numbers(1, 4))
      for (const taken of await log.read(4, 0)) await log.later(taken, taken.record, 50)
      await log.commit(await log.read(10, 3000))
      const [second, third, fourth] = await log.read(10, 1000)
      await log.later(second, second.record, 50)
      await log.later(third, third.record, 50)
      await log.later(fourth, fourth.record, 50)
      const [again, ...others] = await log.read(10, 3000)
      expect([again.record.call.messageId, others]).toEqual(['message-2', []])
      await log.commit([again])
      expect(idsIn(await log.read(10, 1000))).toEqual(['message-3', 'message-4'])
    })

    it('takes all of what is appended at once or nothing, and has room again for what is done with', async () => {
      await log.append(numbers(1, 98))
      await expect(log.append(numbers(99, 101))).rejects.toThrow(LogFullError)
      expect(log.open).toBe(98)
      await log.commit(await log.read(50, 0))
      await log.append(numbers(99, 101))
      expect(log.open).toBe(51)
    })

    it('keeps what was put off within its bound', async () => {
      await log.append(numbers(1, 100))
      for (const taken of await log.read(100, 0)) await log.later(taken, taken.record, 60_000)
      await expect(log.append(numbers(101, 101))).rejects.toThrow(LogFullError)
    })

    it('ends what waits for records when it is closed', async () => {
      const reading = log.read(10, 60_000)
      await log.close()
      expect(await reading).toEqual([])
    })
  })
}
