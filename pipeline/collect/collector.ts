/** From what libraries send to calls in a log. */
import { isObject } from '../../src/events/plain-object'
import type { Call, CallType } from '../call'
import type { Log } from '../log/log'
import type { Observer } from '../observer'
import { clientOf } from './client-of'
import type { Arrival } from './complete'
import { complete } from './complete'
import { KeptOnce } from './kept-once'
import type { Limits } from './limits'
import type { Fields } from './parse-body'
import { refusalOf, sizeRefusalOf } from './refusal-of'
import { withheldFrom } from './withheld-from'
import { withoutWriteKey, writeKeyOf } from './write-key'

export interface CollectorOptions {
  log: Log
  /** The name that `integrations` give the destination, such as `Actions Amplitude`. */
  destinationName: string
  limits: Limits
  observer?: Observer
}

/** Calls that came with one request. */
export interface Sent extends Arrival {
  /** Each with its type, and with what its batch says for all. They may be anything. */
  calls: unknown[]
  /** Undefined where neither the authorization nor the body has one. */
  writeKey?: string
  /** Bytes of the request's JSON. */
  bytes: number
  userAgent?: string
}

/** What became of the calls of one request. */
export interface Collected {
  /** How many were sent. */
  calls: number
  /** How many are new, and kept; those among them that are withheld from the destination. */
  kept: number
  withheld: number
  /** How many were kept before, or came twice. */
  duplicates: number
  /** How many go nowhere, and why: different reasons, and not all where they are many. */
  refused: number
  reasons: string[]
}

/** Reasons that are given for one request. */
const MOST_REASONS = 5

/** Collects calls: refuses, completes, keeps them once, and tells whoever looks on. */
export class Collector {
  private readonly once = new KeptOnce()

  constructor(private readonly options: CollectorOptions) {}

  /**
   * Resolves once the calls are kept.
   * @throws What the log throws; then none of the calls counts as sent, and nobody is told of them.
   */
  async collect(sent: Sent): Promise<Collected> {
    const { batchCalls } = this.options.limits
    const refused: { call: unknown; reason: string }[] = []
    const calls: Call[] = []
    for (const call of sent.calls.slice(0, batchCalls)) {
      const reason = this.refusal(call, sent)
      if (reason === undefined) calls.push(complete(call as Fields & { type: CallType }, sent))
      else refused.push({ call, reason })
    }

    const fresh = await this.once.keep(calls, (those) => this.append(those, sent.receivedAt))
    for (const call of fresh) {
      this.tell((observer) => observer.collected?.(call, clientOf(call, sent), this.withheld(call)))
    }
    for (const { call, reason } of refused) {
      const safe = isObject(call) ? withoutWriteKey(call) : call
      this.tell((observer) => observer.refused?.(safe, clientOf(call, sent), reason))
    }
    const tooMany = sent.calls.length - calls.length - refused.length
    const reasons = refused.map(({ reason }) => reason)
    if (tooMany > 0) reasons.unshift(`A batch may have ${batchCalls} calls, and this one has ${sent.calls.length}.`)
    return {
      calls: sent.calls.length,
      kept: fresh.length,
      withheld: fresh.filter((call) => this.withheld(call) !== undefined).length,
      duplicates: calls.length - fresh.length,
      refused: refused.length + tooMany,
      reasons: [...new Set(reasons)].slice(0, MOST_REASONS)
    }
  }

  private refusal(call: unknown, { writeKey, bytes }: Sent): string | undefined {
    const { limits } = this.options
    const refusal = refusalOf(call)
    if (refusal !== undefined) return refusal
    if (writeKey === undefined && writeKeyOf(undefined, call as Fields) === undefined) {
      return 'It came without a write key. Send any.'
    }
    return bytes > limits.callBytes ? sizeRefusalOf(call, limits) : undefined
  }

  /** A call that is withheld is done with: nobody is to read it. */
  private async append(calls: Call[], since: number): Promise<void> {
    const records = calls.filter((call) => this.withheld(call) === undefined).map((call) => ({ call, tries: 0, since }))
    if (records.length > 0) await this.options.log.append(records)
  }

  private withheld(call: Call): string | undefined {
    return withheldFrom(call, this.options.destinationName)
  }

  private tell(what: (observer: Observer) => void): void {
    try {
      if (this.options.observer) what(this.options.observer)
    } catch {
      // Whoever looks on stops nothing.
    }
  }
}
