import type { RequestClient } from '@segment/actions-core'
import type { Budget } from './budget'
import { newBudget } from './budget'
import type { Channel, Item } from './channel'
import type { Attempt } from './conclude'
import { conclude } from './conclude'
import type { InOrder } from './in-order'
import { BEHIND, INDEPENDENT } from './in-order'
import type { Failure, Outcome } from './outcome'
import type { Load, Parcel } from './pack'
import { bytesOf, pack, repack } from './pack'
import type { Answer, Keys, NoAnswer } from './send'
import { sendBody } from './send-body'
import { judge, shorten } from './verdict'

/**
 * Sends items over a channel and finds out what became of each, in as few requests as Amplitude's limits and answers allow.
 * Requests go out one after the other and in order, so that what happened first arrives first. Items at fault are taken out
 * and the rest is sent again; what one item did wrong never changes what becomes of another.
 * @param keys The project's keys, which no outcome will hold.
 * @param budget What the delivery that this is a part of may spend.
 * @param order Whether later events of a user wait for one that failed for now.
 * @returns An outcome for each item, at its index. Never throws.
 */
export async function deliver(
  request: RequestClient,
  keys: Keys,
  channel: Channel,
  items: Item[],
  budget: Budget = newBudget(),
  order: InOrder = INDEPENDENT
): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(items.length)
  const report = (parcel: Parcel, outcome: Outcome) => {
    outcomes[parcel.position] = outcome
    order.note(parcel.item, outcome)
  }
  const packed = pack(channel, items, (position, bytes) => (outcomes[position] = unfit(bytes, channel)))
  // What is left of one request comes before the ones behind it; the next is the last in the list.
  const again: Attempt[] = []

  while (!budget.isOutOfTime()) {
    const ready = nextAgain(again, channel, budget, report) ?? nextPacked(packed, budget)
    if (!ready) break
    const next = withoutWaiting(ready, channel, order, report)
    if (!next) continue
    const answer: Answer | NoAnswer = await sendBody(request, channel, next.body, keys)
    const verdict = judge(answer, next.attempt.parcels.map(itemOf), channel)
    const conclusion = conclude(verdict, next.attempt)
    for (const [parcel, outcome] of conclusion.outcomes) report(parcel, outcome)
    if (verdict.kind === 'failed' && verdict.everything) return completed(outcomes, neverSent(verdict.failure))
    if (verdict.kind === 'failed' && verdict.timedOut) budget.spendTimeout()
    again.push(...conclusion.again.reverse())
  }
  return completed(outcomes, outOfTime(channel))
}

/** A request that is ready to go. */
interface Ready {
  attempt: Attempt
  body: Load['body']
}

function nextPacked(packed: Generator<Load, void>, budget: Budget): Ready | undefined {
  const load = packed.next().value
  if (!load) return undefined
  budget.spend(Buffer.byteLength(load.body))
  return { attempt: { parcels: load.parcels, refusals: 0 }, body: load.body }
}

/** The next request of those that are sent again; what there is nothing to spend on any more is reported. */
function nextAgain(
  again: Attempt[],
  channel: Channel,
  budget: Budget,
  report: (parcel: Parcel, outcome: Outcome) => void
): Ready | undefined {
  for (let attempt = again.pop(); attempt; attempt = again.pop()) {
    const { parcels } = attempt
    if (budget.spendAgain(bytesOf(channel, parcels))) return { attempt, body: repack(channel, parcels).body }
    const { recounted } = attempt
    const outcome = recounted === undefined ? postponed(channel) : { status: 200 as const, body: recounted }
    for (const parcel of parcels) report(parcel, outcome)
  }
  return undefined
}

/** The request without what has to wait for an earlier one; undefined where all of it has. */
function withoutWaiting(
  ready: Ready,
  channel: Channel,
  order: InOrder,
  report: (parcel: Parcel, outcome: Outcome) => void
): Ready | undefined {
  const waiting = new Set(ready.attempt.parcels.filter(({ item }) => order.waits(item)))
  if (waiting.size === 0) return ready
  for (const parcel of waiting) report(parcel, BEHIND)
  const parcels = ready.attempt.parcels.filter((parcel) => !waiting.has(parcel))
  if (parcels.length === 0) return undefined
  return { attempt: { ...ready.attempt, parcels }, body: repack(channel, parcels).body }
}

/** Gives what has no outcome yet this one. */
function completed(outcomes: Outcome[], failure: Failure): Outcome[] {
  for (let position = 0; position < outcomes.length; position++) outcomes[position] ??= failure
  return outcomes
}

/** The failure of one request as that of items which it kept from being sent. */
function neverSent({ status, errortype, message }: Failure): Failure {
  return { status, errortype, message, unsent: true }
}

/** The failure of items for which no request was left. */
function postponed({ api, noun }: Channel): Failure {
  return {
    status: 503,
    unsent: true,
    message: `Amplitude's ${api} refused so much of this batch piece by piece that no request was left for this ${noun}, which was not sent by itself. It will be sent again in another batch; what is at fault is reported and stays behind.`
  }
}

function outOfTime({ api, noun }: Channel): Failure {
  return {
    status: 503,
    unsent: true,
    message: `Amplitude did not answer other requests of this batch in time, so the ${noun} was not sent to its ${api}. It will be sent again later.`
  }
}

/** @param bytes `undefined` where the item cannot be written as JSON at all. */
function unfit(bytes: number | undefined, channel: Channel): Failure {
  const { api, noun, limits } = channel
  if (bytes === undefined) {
    return {
      status: 400,
      unsent: true,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      message: `The ${noun} cannot be written as JSON, as its values are nested too deeply. Send flatter properties.`
    }
  }
  return {
    status: 413,
    unsent: true,
    message: `The ${noun} has ${bytes} bytes ${
      noun === 'event' ? 'as JSON' : 'in the form'
    }, and Amplitude's ${api} takes at most ${limits.maxBytes} in a request. ${shorten(channel)}`
  }
}

function itemOf({ item }: Parcel): Item {
  return item
}
