/** What every log keeps to, as tests: each implementation runs them. */
import type { Call } from '../../call'
import type { Log, LogRecord, Taken } from '../log'
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

/** ms within which a log that is shared with others has what was appended. */
const PATIENCE_MS = 20_000

export interface LogTraits {
  /** Whether it takes no more than it is told. */
  isBounded: boolean
}

/**
 * @param create A log of its own that takes `records` records at most, where it has a bound.
 */
export function describeLog(
  name: string,
  create: (bounds: { records: number }) => Promise<Log>,
  { isBounded }: LogTraits = { isBounded: true }
): void {
  describe(name, () => {
    let log: Log
    beforeEach(async () => {
      log = await create({ records: 100 })
    })
    afterEach(() => log.close())

    const idsIn = (taken: { record: LogRecord }[]) => taken.map(({ record }) => record.call.messageId)
    /** Reads that many, however many reads it takes. */
    const next = async (count: number): Promise<Taken[]> => {
      const taken: Taken[] = []
      for (const end = Date.now() + PATIENCE_MS; taken.length < count && Date.now() < end; ) {
        taken.push(...(await log.read(count - taken.length, PATIENCE_MS)))
      }
      return taken
    }
    const open = async (count: number) => {
      for (const end = Date.now() + PATIENCE_MS; log.open !== count && Date.now() < end; ) await pause(20)
      expect(log.open).toBe(count)
    }
    const itWhereBounded = isBounded ? it : it.skip

    it('gives what was appended, in its order, and each record once', async () => {
      await log.append(numbers(1, 3))
      await log.append(numbers(4, 5))
      expect(idsIn(await next(2))).toEqual(['message-1', 'message-2'])
      expect(idsIn(await next(3))).toEqual(['message-3', 'message-4', 'message-5'])
      expect(await log.read(10, 0)).toEqual([])
    })

    it('waits for the first record, and no longer than it is told', async () => {
      const reading = log.read(10, PATIENCE_MS)
      await log.append(numbers(1, 1))
      expect(idsIn(await reading)).toEqual(['message-1'])
      const begun = Date.now()
      expect(await log.read(10, 50)).toEqual([])
      expect(Date.now() - begun).toBeLessThan(1500)
    })

    it('counts what has no last word yet', async () => {
      await log.append(numbers(1, 3))
      const taken = await next(3)
      await open(3)
      await log.commit(taken.slice(0, 2))
      await open(1)
      await log.later(taken[2], taken[2].record, 0)
      await open(1)
    })

    it('gives again what was put off, changed, and not before its time', async () => {
      await log.append(numbers(1, 2))
      const [first, second] = await next(2)
      await log.commit([second])
      await log.later(first, { ...first.record, tries: 1, subscriptions: ['Track Calls'] }, 2000)
      expect(await log.read(10, 0)).toEqual([])
      const [again] = await next(1)
      expect(again.record).toEqual({ ...first.record, tries: 1, subscriptions: ['Track Calls'] })
      await log.commit([again])
      await open(0)
    })

    it('lets records of other users pass those that were put off', async () => {
      await log.append([recordNumber(1, 'user-1111')])
      const [first] = await next(1)
      await log.later(first, first.record, 60_000)
      await log.append([recordNumber(2, 'user-2222')])
      expect(idsIn(await next(1))).toEqual(['message-2'])
    })

    it('lets the later records of a user wait behind one that was put off, which is tried alone', async () => {
      await log.append(numbers(1, 3))
      const [first, second, third] = await next(3)
      await log.later(first, first.record, 2000)
      await log.later(second, second.record, 0)
      await log.later(third, third.record, 0)
      await log.append(numbers(4, 4))
      expect(await log.read(10, 0)).toEqual([])

      const [again] = await next(1)
      expect(again.record.call.messageId).toBe('message-1')
      expect(await log.read(10, 100)).toEqual([])
      await log.later(again, again.record, 100)
      const [onceMore] = await next(1)
      expect(onceMore.record.call.messageId).toBe('message-1')

      await log.commit([onceMore])
      await log.append(numbers(5, 5))
      expect(idsIn(await next(4))).toEqual(['message-2', 'message-3', 'message-4', 'message-5'])
    })

    it('keeps the order of a user whose records fail again on their way', async () => {
      await log.append(numbers(1, 4))
      for (const taken of await next(4)) await log.later(taken, taken.record, 50)
      await log.commit(await next(1))
      const [second, third, fourth] = await next(3)
      await log.later(second, second.record, 1000)
      await log.later(third, third.record, 50)
      await log.later(fourth, fourth.record, 50)
      const [again] = await next(1)
      expect([again.record.call.messageId, await log.read(10, 100)]).toEqual(['message-2', []])
      await log.commit([again])
      expect(idsIn(await next(2))).toEqual(['message-3', 'message-4'])
    })

    itWhereBounded(
      'takes all of what is appended at once or nothing, and has room again for what is done with',
      async () => {
        await log.append(numbers(1, 98))
        await expect(log.append(numbers(99, 101))).rejects.toThrow(LogFullError)
        expect(log.open).toBe(98)
        await log.commit(await next(50))
        await log.append(numbers(99, 101))
        expect(log.open).toBe(51)
      }
    )

    itWhereBounded('keeps what was put off within its bound', async () => {
      await log.append(numbers(1, 100))
      for (const taken of await next(100)) await log.later(taken, taken.record, 60_000)
      await expect(log.append(numbers(101, 101))).rejects.toThrow(LogFullError)
    })

    it('ends what waits for records when it is closed', async () => {
      const reading = log.read(10, 60_000)
      await log.close()
      expect(await reading).toEqual([])
    })
  })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
