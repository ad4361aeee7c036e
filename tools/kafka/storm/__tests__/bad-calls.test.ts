import destination from '../../../../src'
import type { Call } from '../../../../pipeline/call'
import type { DeadLetter } from '../../../../pipeline/deliver/dead-letters'
import { startDeliverer } from '../../../../pipeline/deliver/deliverer'
import { reroutingAgent } from '../../../../pipeline/deliver/reroute'
import { MemoryLog } from '../../../../pipeline/log/memory-log'
import { presetsOf } from '../../../../pipeline/subscriptions/preset-subscriptions'
import { startSandbox } from '../../../sandbox/sandbox'
import { Arrivals } from '../arrivals'
import { objectionIn } from '../bad-calls'
import { callOf, outlineOf } from '../calls'
import { balanceLetters } from '../dead-letter-books'

const PLAN = { calls: 500, seed: 3, bad: 0.2 }

it('is refused for the reason that the books expect, in every way in which a call can be bad', async () => {
  const arrivals = new Arrivals(PLAN)
  const sandbox = await startSandbox({ culprit: objectionIn, onEvent: ({ event }) => arrivals.add(event) })
  const letters: DeadLetter[] = []
  const log = new MemoryLog()
  const subscriptions = presetsOf(destination)
  const now = new Date().toISOString()
  for (let number = 1; number <= PLAN.calls; number++) {
    if (outlineOf(PLAN, number).bad?.refusedBy === 'collector') continue
    const call = { ...callOf(PLAN, number), receivedAt: now } as unknown as Call
    await log.append([{ call, tries: 0, since: Date.now() }])
  }
  const deliverer = startDeliverer({
    log,
    definition: destination,
    settings: () => ({ apiKey: 'key', secretKey: 'secret', endpoint: 'north_america' }),
    subscriptions: () => subscriptions,
    agent: reroutingAgent(() => ({ host: '127.0.0.1', port: sandbox.port })),
    deadLetters: { add: (letter) => void letters.push(letter) }
  })
  expect(await deliverer.close(20_000)).toEqual([])
  await sandbox.close()

  const books = balanceLetters(PLAN, letters)
  expect(books.entries).toEqual([])
  expect(books).toMatchObject({ repeats: 0, counts: { unreported: 0, blamed: 0, wrongReason: 0 } })
  expect(Object.keys(books.badByKind)).toHaveLength(10)
  expect(arrivals.balance()).toMatchObject({ counts: { lost: 0, doubled: 0, leaked: 0, unknown: 0 }, entries: [] })
})
