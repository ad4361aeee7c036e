import type { RequestClient } from '@segment/actions-core'
import type { Channel, Item } from './channel'
import { judge } from './verdict'
import { MAX_EXTRA_REQUESTS } from './limits'
import type { Failure, Outcome } from './outcome'
import type { Load, Parcel } from './pack'
import { halve, pack, repack } from './pack'
import type { Keys } from './send'
import { send } from './send'

/**
 * Sends items over a channel and finds out what became of each, in as few requests as Amplitude's limits and answers allow.
 * Requests go out one after the other and in order, so that what happened first arrives first. Items at fault are taken out
 * and the rest is sent again; what one item did wrong never changes what becomes of another.
 * @param keys The project's keys, which no outcome will hold.
 * @returns An outcome for each item, at its index. Never throws.
 */
export async function deliver(request: RequestClient, keys: Keys, channel: Channel, items: Item[]): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(items.length)
  const report = (parcels: Parcel[], outcome: Outcome) => {
    for (const { position } of parcels) outcomes[position] = outcome
  }

  const packed = pack(channel, items, (position, bytes) => (outcomes[position] = tooLarge(bytes, channel)))
  // What is left of one request comes before the ones behind it; the next is the last in the list.
  const again: Parcel[][] = []
  let allowance = MAX_EXTRA_REQUESTS
  const next = (): Load | undefined => {
    const parcels = again.pop()
    if (!parcels) return packed.next().value ?? undefined
    return allowance-- > 0 ? repack(channel, parcels) : undefined
  }
  // A success that counts too few events is sent once more, so that nothing is lost if the rest was not taken. A second
  // one is believed: what Amplitude would not take twice, it would not take for hours, and if it leaves duplicates out of
  // its count, no later try would ever be confirmed.
  const secondTries = new Set<Parcel[]>()

  for (let load = next(); load; load = next()) {
    const { parcels, body } = load
    const verdict = judge(await send(request, channel.url, post(channel, body), keys), itemsOf(parcels), channel)
    if (verdict.kind === 'partial' && !secondTries.has(parcels) && parcels.every(isSafeToRepeat)) {
      secondTries.add(parcels)
      again.push(parcels)
    } else if (verdict.kind === 'delivered' || verdict.kind === 'partial') {
      report(parcels, { status: 200, body: verdict.body })
    } else if (verdict.kind === 'failed') {
      if (verdict.everything) return completed(outcomes, verdict.failure)
      report(parcels, verdict.failure)
    } else if (verdict.kind === 'named') {
      for (const [index, failure] of verdict.failures) report([parcels[index]], failure)
      const rest = parcels.filter((_parcel, index) => !verdict.failures.has(index))
      if (rest.length > 0) again.push(rest)
    } else if (parcels.length === 1) {
      report(parcels, verdict.failure)
    } else {
      const [first, second] = halve(parcels)
      again.push(second, first)
    }
  }
  return completed(outcomes, POSTPONED)
}

/** Gives what has no outcome yet this one. */
function completed(outcomes: Outcome[], failure: Failure): Outcome[] {
  for (let position = 0; position < outcomes.length; position++) outcomes[position] ??= failure
  return outcomes
}

/** The failure of items for which no request was left. */
const POSTPONED: Failure = {
  status: 503,
  unsent: true,
  message: `Amplitude refused so many events of this batch one by one that no request was left for this one, which was not sent. It will be sent again in another batch; the events at fault are reported and stay behind.`
}

function tooLarge(size: number, { url, limits }: Channel): Failure {
  return {
    status: 413,
    unsent: true,
    message: `The event has ${size} bytes as JSON, and ${url} takes at most ${limits.maxBytes} in a request. Send fewer or shorter properties, or set use_batch_endpoint, which takes larger requests.`
  }
}

function post({ contentType }: Channel, body: Load['body']) {
  return { method: 'post' as const, headers: { 'content-type': contentType }, body }
}

/** Whether Amplitude would drop the item as a duplicate if it came twice. */
function isSafeToRepeat({ item }: Parcel): boolean {
  return 'insert_id' in item && item.insert_id !== undefined
}

function itemsOf(parcels: Parcel[]): Item[] {
  return parcels.map(({ item }) => item)
}
