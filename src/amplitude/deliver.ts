import type { RequestClient } from '@segment/actions-core'
import type { Channel, Item } from './channel'
import { judge } from './verdict'
import { MAX_EXTRA_REQUESTS } from './limits'
import type { Failure, Outcome } from './outcome'
import type { Encoded } from './request-body'
import { requestBody } from './request-body'
import type { Keys } from './send'
import { send } from './send'
import type { Overhead } from './split'
import { halve, sizeOf, split } from './split'

/** An item that is ready to travel: encoded once, for measuring and for sending. */
interface Parcel {
  item: Item
  /** Where its outcome belongs. */
  position: number
  bytes: number
  encoded: Encoded
}

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

  const overhead = overheadOf(channel)
  // The next request is the last in the list: what is left of one request comes before the ones behind it.
  const waiting = pack(channel, overhead, items, outcomes).reverse()
  let allowance = waiting.length + MAX_EXTRA_REQUESTS
  // A success that counts too few events is sent once more, so that nothing is lost if the rest was not taken. A second
  // one is believed: what Amplitude would not take twice, it would not take for hours, and if it leaves duplicates out of
  // its count, no later try would ever be confirmed.
  const secondTries = new Set<Parcel[]>()

  for (let parcels = waiting.pop(); parcels; parcels = waiting.pop()) {
    if (allowance-- === 0) {
      report([...parcels, ...waiting.flat()], POSTPONED)
      break
    }
    const verdict = judge(
      await send(request, channel.url, toRequest(channel, overhead, parcels), keys),
      itemsOf(parcels),
      channel
    )
    if (verdict.kind === 'partial' && !secondTries.has(parcels) && parcels.every(isSafeToRepeat)) {
      secondTries.add(parcels)
      waiting.push(parcels)
    } else if (verdict.kind === 'delivered' || verdict.kind === 'partial') {
      report(parcels, { status: 200, body: verdict.body })
    } else if (verdict.kind === 'failed') {
      report(verdict.everything ? [...parcels, ...waiting.splice(0).flat()] : parcels, verdict.failure)
    } else if (verdict.kind === 'named') {
      for (const [index, failure] of verdict.failures) report([parcels[index]], failure)
      const rest = parcels.filter((_parcel, index) => !verdict.failures.has(index))
      if (rest.length > 0) waiting.push(rest)
    } else if (parcels.length === 1) {
      report(parcels, verdict.failure)
    } else {
      const [first, second] = halve(parcels)
      waiting.push(second, first)
    }
  }
  return outcomes
}

/** The failure of items for which no request was left. */
const POSTPONED: Failure = {
  status: 503,
  unsent: true,
  message: `Amplitude refused so many events of this batch one by one that no request was left for this one, which was not sent. It will be sent again in another batch; the events at fault are reported and stay behind.`
}

/**
 * Items up to which each is kept as text. More are kept as bytes, which lie outside the memory that the garbage collector goes
 * through while a batch waits for its answer; for few, turning them into bytes costs more than that.
 */
const FEW = 10

/** Encodes items and packs them into requests; what cannot travel at all gets its outcome here. */
function pack(channel: Channel, overhead: Overhead, items: Item[], outcomes: Outcome[]): Parcel[][] {
  const parcels: Parcel[] = []
  items.forEach((item, position) => {
    const text = channel.encode(item)
    const encoded = items.length > FEW ? Buffer.from(text) : text
    const bytes = Buffer.byteLength(encoded)
    if (overhead.frame + bytes > channel.limits.maxBytes) outcomes[position] = tooLarge(bytes, channel)
    else parcels.push({ item, position, bytes, encoded })
  })
  return split(sizesOf(parcels), channel.limits, overhead).map((indices) => indices.map((index) => parcels[index]))
}

function overheadOf({ prefix, separator, suffix }: Channel): Overhead {
  return {
    frame: Buffer.byteLength(prefix) + Buffer.byteLength(suffix),
    separator: Buffer.byteLength(separator)
  }
}

function tooLarge(size: number, { url, limits }: Channel): Failure {
  return {
    status: 413,
    unsent: true,
    message: `The event has ${size} bytes as JSON, and ${url} takes at most ${limits.maxBytes} in a request. Send fewer or shorter properties, or set use_batch_endpoint, which takes larger requests.`
  }
}

function toRequest(channel: Channel, overhead: Overhead, parcels: Parcel[]) {
  const items = parcels.map(({ encoded }) => encoded)
  return {
    method: 'post' as const,
    headers: { 'content-type': channel.contentType },
    body: requestBody(channel, items, sizeOf(sizesOf(parcels), overhead))
  }
}

/** Whether Amplitude would drop the item as a duplicate if it came twice. */
function isSafeToRepeat({ item }: Parcel): boolean {
  return 'insert_id' in item && item.insert_id !== undefined
}

function itemsOf(parcels: Parcel[]): Item[] {
  return parcels.map(({ item }) => item)
}

function sizesOf(parcels: Parcel[]): number[] {
  return parcels.map(({ bytes }) => bytes)
}
