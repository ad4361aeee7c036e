/** Segment's side: calls are gathered into batches, and those that failed for now come again among others. */
import { comesAgain } from '../../pipeline/deliver/retries'
import type { StormCall } from './storm-call'
import type { Chance } from './chance'
import type { Report } from '../../pipeline/deliver/report'
import type { Runner } from './runner'
import type { Subscription } from './subscriptions'

/** A round of deliveries. */
export interface Round {
  /** Events a batch, at most. */
  batchSize: number
  /** The share of calls that are handed over one by one, from 0 to 1. */
  singles: number
  /** Called before each hand-over, with the number of calls in it. */
  before: (calls: number) => void
  /** Called after each hand-over, with the number of calls in it. */
  after: (calls: number) => void
}

/** What comes of a round. */
export interface RoundResult {
  /** Calls with their last word: delivered, or refused for good. A report is undefined where the destination said nothing. */
  settled: { call: StormCall; report: Report | undefined }[]
  /** Calls that are to be sent again. */
  again: StormCall[]
}

/**
 * Hands over calls in an order of chance, each subscription in batches of its own, and the batches one after the other, so
 * that a storm can be repeated.
 */
export async function deliverRound(
  calls: readonly StormCall[],
  runner: Runner,
  round: Round,
  chance: Chance
): Promise<RoundResult> {
  const result: RoundResult = { settled: [], again: [] }
  const settle = (call: StormCall, report: Report | undefined) => {
    if (report && comesAgain(report.status)) result.again.push(call)
    else result.settled.push({ call, report })
  }
  for (const { subscription, members, single } of handOvers(calls, round, chance)) {
    round.before(members.length)
    if (single) settle(members[0], await runner.single(subscription, members[0].event))
    else {
      const reports = await runner.batch(
        subscription,
        members.map(({ event }) => event)
      )
      members.forEach((call, index) => settle(call, reports[index]))
    }
    round.after(members.length)
  }
  return result
}

/** Calls that are handed over at once. */
interface HandOver {
  subscription: Subscription
  members: StormCall[]
  single: boolean
}

function handOvers(calls: readonly StormCall[], { batchSize, singles }: Round, chance: Chance): HandOver[] {
  const full: HandOver[] = []
  const filling = new Map<Subscription, StormCall[]>()
  for (const call of chance.shuffled(calls)) {
    const { subscription } = call
    if (chance.happens(singles)) {
      full.push({ subscription, members: [call], single: true })
      continue
    }
    const members = filling.get(subscription) ?? []
    members.push(call)
    filling.set(subscription, members)
    if (members.length < batchSize) continue
    full.push({ subscription, members, single: false })
    filling.delete(subscription)
  }
  for (const [subscription, members] of filling) full.push({ subscription, members, single: false })
  return chance.shuffled(full)
}
