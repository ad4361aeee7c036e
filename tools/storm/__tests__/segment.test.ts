import { madeUpCalls } from '../calls'
import { chanceOf } from '../chance'
import type { Report } from '../../../pipeline/deliver/report'
import type { Runner } from '../runner'
import { deliverRound } from '../segment'
import type { Subscription } from '../subscriptions'

const calls = [...madeUpCalls({ calls: 200, bad: 0, crowd: { people: 20, after: 0, busyShare: 0 } }, chanceOf(1))]

/** A destination that gives every event the same report, and writes down what it was handed. */
function runnerThatSays(report: Report | undefined) {
  const handed: { subscription: Subscription; events: Record<string, unknown>[] }[] = []
  const runner: Runner = {
    batch: (subscription, events) => {
      handed.push({ subscription, events })
      return Promise.resolve(events.map(() => report))
    },
    single: (subscription, event) => {
      handed.push({ subscription, events: [event] })
      return Promise.resolve(report ?? { status: 500, message: '' })
    }
  }
  return { runner, handed }
}

const round = { batchSize: 10, singles: 0, before: () => undefined, after: () => undefined }

it('Batches hold the events of one subscription, each event once, and no more than the batch size', async () => {
  const { runner, handed } = runnerThatSays({ status: 200, message: '' })
  await deliverRound(calls, runner, round, chanceOf(1))
  const ids = handed.flatMap(({ events }) => events.map(({ messageId }) => messageId))
  expect(ids.sort()).toEqual(calls.map(({ event }) => event.messageId).sort())
  const subscriptionOf = new Map(calls.map(({ event, subscription }) => [event.messageId, subscription]))
  for (const { subscription, events } of handed) {
    expect(events.length).toBeLessThanOrEqual(10)
    for (const { messageId } of events) expect(subscriptionOf.get(messageId)).toBe(subscription)
  }
})

it('Events that failed for now come again in other company', async () => {
  const { runner, handed } = runnerThatSays({ status: 503, message: '' })
  const chance = chanceOf(1)
  const { again, settled } = await deliverRound(calls, runner, round, chance)
  expect(settled).toEqual([])
  expect(again).toHaveLength(calls.length)
  const companies = () => handed.splice(0).map(({ events }) => events.map(({ messageId }) => messageId))
  const first = companies()
  await deliverRound(again, runner, round, chance)
  for (const company of companies()) expect(first).not.toContainEqual(company)
})

it.each([200, 400, 413])('A status of %i is the last word', async (status) => {
  const { again, settled } = await deliverRound(
    calls,
    runnerThatSays({ status, message: '' }).runner,
    round,
    chanceOf(1)
  )
  expect(again).toEqual([])
  expect(settled).toHaveLength(calls.length)
})

it('A share of calls is handed over one by one', async () => {
  const { runner, handed } = runnerThatSays({ status: 200, message: '' })
  await deliverRound(calls, runner, { ...round, singles: 1 }, chanceOf(1))
  expect(handed.map(({ events }) => events.length)).toEqual(calls.map(() => 1))
})

it('Where the destination says nothing of an event, it has no last word', async () => {
  const { settled } = await deliverRound(calls, runnerThatSays(undefined).runner, round, chanceOf(1))
  expect(settled.every(({ report }) => report === undefined)).toBe(true)
})
