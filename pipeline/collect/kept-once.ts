/** Calls that come again, as libraries send a request again whose answer they did not get. */
import { createHash } from 'crypto'
import { LRUCache } from 'lru-cache'
import type { Call } from '../call'

/** Segment promises about a day. Source: Segment, "Handling Duplicate Data". */
const DAY_MS = 24 * 60 * 60 * 1000

/** Ids that are remembered, of some 200 bytes each; the oldest are forgotten first. */
const MOST_IDS = 250_000

/** Longer ids are remembered by their hash. Segment's have 100 characters at most. */
const LONGEST_ID = 100

/**
 * Keeps calls once by their message id, whatever their source, as Segment does. An id is remembered when its call is kept: one
 * that could not be is taken when it comes again.
 */
export class KeptOnce {
  private readonly kept: LRUCache<string, true>
  /** Ids of calls that are being kept right now. */
  private readonly underWay = new Map<string, Promise<unknown>>()

  /**
   * @param most How many ids are remembered.
   * @param ms How long.
   */
  constructor(most = MOST_IDS, ms = DAY_MS) {
    this.kept = new LRUCache({ max: most, ttl: ms })
  }

  /**
   * Keeps those calls that were not kept before, in their order. Resolves once all are kept, by this or by another request.
   * @param keep Keeps calls, all or none.
   * @returns Those that are new.
   * @throws What `keep` throws; then none of them counts as kept.
   */
  async keep(calls: readonly Call[], keep: (fresh: Call[]) => Promise<void>): Promise<Call[]> {
    // The end of another request decides whether its calls are kept. Nothing may come between the last look and the claim below.
    for (let others = this.others(calls); others.length > 0; others = this.others(calls)) {
      await Promise.allSettled(others)
    }
    const fresh = new Map<string, Call>()
    for (const call of calls) {
      const id = idOf(call)
      if (!this.kept.has(id) && !fresh.has(id)) fresh.set(id, call)
    }
    if (fresh.size > 0) await this.underWayUntilKept([...fresh.keys()], keep([...fresh.values()]))
    return [...fresh.values()]
  }

  /** Requests that keep some of these calls right now. */
  private others(calls: readonly Call[]): Promise<unknown>[] {
    return calls.flatMap((call) => this.underWay.get(idOf(call)) ?? [])
  }

  private async underWayUntilKept(ids: string[], done: Promise<void>): Promise<void> {
    for (const id of ids) this.underWay.set(id, done)
    try {
      await done
      for (const id of ids) this.kept.set(id, true)
    } finally {
      for (const id of ids) this.underWay.delete(id)
    }
  }
}

function idOf({ messageId }: Call): string {
  return messageId.length <= LONGEST_ID ? messageId : createHash('sha256').update(messageId).digest('base64')
}
