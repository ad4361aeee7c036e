import type { LogRecord } from '../log'
import { LogFullError } from '../log'
import { MemoryLog } from '../memory-log'
import { callNumber, describeLog, recordNumber } from './log-contract'

describeLog('A log in memory', (bounds) => Promise.resolve(new MemoryLog(bounds)))

const many = (count: number): LogRecord[] => Array.from({ length: count }, (_, index) => recordNumber(index))

it('It is bounded in characters, too', async () => {
  const log = new MemoryLog({ characters: 1000 })
  const long: LogRecord = { ...recordNumber(1), call: { ...callNumber(1), event: 'x'.repeat(900) } }
  await expect(log.append([long])).rejects.toThrow(/holds 0 calls .* no room/)
  await log.append([recordNumber(1)])
  await log.commit(await log.read(1, 0))
  for (let round = 0; round < 20; round++) {
    await log.append([recordNumber(round), recordNumber(round)])
    await log.commit(await log.read(2, 0))
  }
})

it('It gives back at once what was put off, in the order of its times, when it is hurried', async () => {
  const log = new MemoryLog()
  await log.append(many(3).map((_, user) => recordNumber(user, `user-${user}`)))
  const [first, second, third] = await log.read(3, 0)
  await log.later(first, first.record, 60_000)
  await log.later(second, second.record, 10_000)
  await log.later(third, third.record, 30_000)
  log.hurry()
  const ids = (await log.read(10, 0)).map(({ record }) => record.call.messageId)
  expect(ids).toEqual(['message-1', 'message-2', 'message-0'])
  await log.close()
})

it('A hundred thousand records that were put off, of as many users or of one, come back', async () => {
  const log = new MemoryLog()
  await log.append(Array.from({ length: 50_000 }, (_, index) => recordNumber(index, `user-${index}`)))
  await log.append(many(50_000))
  for (const taken of await log.read(100_000, 0)) await log.later(taken, taken.record, 100 + Math.random() * 500)
  let back = 0
  while (back < 100_000) {
    const taken = await log.read(1000, 5000)
    back += taken.length
    await log.commit(taken)
  }
  expect(log.open).toBe(0)
  await log.close()
})

it('A closed log takes nothing more', async () => {
  const log = new MemoryLog()
  await log.close()
  await expect(log.append([recordNumber(1)])).rejects.toThrow(LogFullError)
})
