/** From a log to a destination: which subscriptions a call goes to, its batches, its retries, its end. */
import type { Call } from '../call'
import type { Log, Taken } from '../log/log'
import type { Observer } from '../observer'
import type { DeadLetters } from './dead-letters'
import type { Batching } from './lane'
import { BATCHING, Lane } from './lane'
import type { Outcome } from './outcome'
import type { RetryPolicy } from './retries'
import { comesAgain, delayAfter, RETRY_POLICY } from './retries'
import type { Report } from './report'
import type { Runner, RunnerOptions } from './runner'
import { destinationRunner } from './runner'
import type { Subscription } from './subscription'
import { takers } from './triggers'

export interface DelivererOptions<Settings> extends RunnerOptions<Settings> {
  log: Log
  /** Asked for each call. The same objects for as long as nothing changes: calls are gathered for each object. */
  subscriptions: () => readonly Subscription[]
  deadLetters?: DeadLetters
  observer?: Observer
  batching?: Partial<Batching>
  retries?: Partial<RetryPolicy>
  /** Calls that are read and have no outcome yet, at most: more are left in the log. */
  mostUnsettled?: number
}

/** A call that was not delivered when the delivery ended. */
export interface OpenCall {
  call: Call
  /** What it was still to go to, and why it has not: the destination's words, where it was tried. */
  open: { subscription: string; reason: string }[]
}

export interface Deliverer {
  /**
   * Delivers what is in the log, with one more try of what waits for one, and ends.
   * @param graceMs After how many ms it ends in any case.
   * @returns What is not delivered: a log that outlives its process still has it.
   */
  close(graceMs: number): Promise<OpenCall[]>
}

const MOST_UNSETTLED = 20_000
const READ_AT_ONCE = 1000
const READ_WAIT_MS = 200
const POLL_MS = 5
/** ms after which a call is looked at again, where its subscriptions could not be told. */
const READ_AGAIN_MS = 1000
const NOT_TRIED = 'It was not tried.'

/** A call that was read, on its way to several subscriptions. */
interface Unsettled {
  taken: Taken
  call: Call
  /** Those that have not reported yet. */
  left: Set<string>
  /** Those that failed for now, and why. */
  failed: Map<string, Report>
  /** When these are tried again, in ms since the epoch. */
  nextTry: number
}

/**
 * Starts to deliver what comes into a log. Each subscription gets its calls in batches of its own, a user's in order; one that
 * fails for now is tried again later, and others of its user go on meanwhile, as on Segment. A repeat is harmless: insert ids
 * are the same.
 */
export function startDeliverer<Settings>(options: DelivererOptions<Settings>): Deliverer {
  const delivery = new Delivery(options, destinationRunner(options))
  delivery.start()
  return delivery
}

class Delivery<Settings> implements Deliverer {
  private readonly lanes = new Map<Subscription, Lane<Unsettled>>()
  private readonly unsettled = new Set<Unsettled>()
  private readonly open: OpenCall[] = []
  private readonly batching: Batching
  private readonly retries: RetryPolicy
  private readonly mostUnsettled: number
  private reading: Promise<void> | undefined
  private isClosing = false

  constructor(private readonly options: DelivererOptions<Settings>, private readonly runner: Runner) {
    this.batching = { ...BATCHING, ...options.batching }
    this.retries = { ...RETRY_POLICY, ...options.retries }
    this.mostUnsettled = options.mostUnsettled ?? MOST_UNSETTLED
  }

  start(): void {
    this.reading = this.readOn()
  }

  async close(graceMs: number): Promise<OpenCall[]> {
    const deadline = Date.now() + graceMs
    this.isClosing = true
    await this.reading
    await this.drain(deadline)
    this.options.log.hurry?.()
    await this.drain(deadline)
    for (const one of this.unsettled) this.giveUpFor(one, [...one.left])
    for (const { record } of await this.options.log.read(Infinity, 0)) {
      const open = (record.subscriptions ?? ['']).map((subscription) => ({ subscription, reason: NOT_TRIED }))
      this.open.push({ call: record.call, open })
    }
    return this.open
  }

  private async readOn(): Promise<void> {
    while (!this.isClosing) {
      if (this.unsettled.size < this.mostUnsettled) await this.readOnce(READ_WAIT_MS)
      else await pause(POLL_MS)
    }
  }

  /** Delivers what can be read now, until all of it has an outcome or the time is over. */
  private async drain(deadline: number): Promise<void> {
    while (Date.now() < deadline) {
      const read = this.unsettled.size < this.mostUnsettled ? await this.readOnce(0) : 0
      for (const lane of this.lanes.values()) lane.flush()
      if (read === 0 && this.unsettled.size === 0) return
      if (read === 0) await pause(POLL_MS)
    }
  }

  private async readOnce(waitMs: number): Promise<number> {
    const taken = await this.options.log.read(READ_AT_ONCE, waitMs)
    for (const one of taken)
      await this.handOver(one).catch(() => this.options.log.later(one, one.record, READ_AGAIN_MS))
    return taken.length
  }

  private async handOver(taken: Taken): Promise<void> {
    const { call, subscriptions: names, tries } = taken.record
    const all = this.options.subscriptions()
    const takes = names ? all.filter(({ name }) => names.includes(name)) : takers(all, call)
    if (!names)
      this.tell((observer) =>
        observer.taken?.(
          call,
          takes.map(({ name }) => name)
        )
      )
    const one: Unsettled = {
      taken,
      call,
      left: new Set(takes.map(({ name }) => name)),
      failed: new Map(),
      nextTry: 0
    }
    for (const name of names ?? []) {
      if (!one.left.has(name))
        this.refuse(call, name, { status: 410, message: `There is no subscription ${name} any more.` }, tries)
    }
    if (one.left.size === 0) return this.options.log.commit([taken])
    this.unsettled.add(one)
    for (const subscription of takes) this.laneOf(subscription).add(one)
  }

  private laneOf(subscription: Subscription): Lane<Unsettled> {
    const known = this.lanes.get(subscription)
    if (known) return known
    for (const [other, lane] of this.lanes) if (lane.isEmpty) this.lanes.delete(other)
    const lane = new Lane<Unsettled>(subscription, this.batching, (to, items) => this.deliver(to, items))
    this.lanes.set(subscription, lane)
    return lane
  }

  private async deliver(subscription: Subscription, items: Unsettled[]): Promise<void> {
    const reports = await this.runner.run(
      subscription,
      items.map(({ call }) => call)
    )
    // One for the batch: what failed together comes again in its order.
    const chance = Math.random()
    await Promise.all(items.map((one, index) => this.settle(one, subscription.name, reports[index], chance)))
  }

  private async settle(one: Unsettled, name: string, report: Report, chance: number): Promise<void> {
    const { call, taken, left, failed } = one
    if (!left.delete(name)) return
    const tries = taken.record.tries + 1
    if (report.status < 400) {
      this.tell((observer) => observer.outcome?.(call, name, { kind: 'delivered', status: report.status }))
    } else if (!comesAgain(report.status)) {
      this.refuse(call, name, report, tries)
    } else if (!this.isClosing && tries > 1 && Date.now() - taken.record.since >= this.retries.giveUpAfterMs) {
      this.refuse(call, name, { ...report, message: `Given up after ${tries} tries: ${report.message}` }, tries)
    } else {
      failed.set(name, report)
      if (!this.isClosing) this.waits(one, name, report, tries, chance)
    }
    if (left.size === 0) await this.finish(one, tries)
  }

  private waits(one: Unsettled, name: string, { status, message }: Report, tries: number, chance: number): void {
    // One time for all subscriptions that failed: they come again together.
    if (one.nextTry === 0) one.nextTry = Date.now() + delayAfter(tries, this.retries, chance)
    const outcome: Outcome = { kind: 'waiting', status, message, tries, nextTry: one.nextTry }
    this.tell((observer) => observer.outcome?.(one.call, name, outcome))
  }

  private async finish(one: Unsettled, tries: number): Promise<void> {
    if (!this.unsettled.delete(one)) return
    const { taken, failed, nextTry } = one
    if (failed.size === 0) return this.options.log.commit([taken])
    if (this.isClosing) return this.nameOpen(one, [])
    const record = { ...taken.record, subscriptions: [...failed.keys()], tries }
    await this.options.log.later(taken, record, Math.max(0, nextTry - Date.now()))
  }

  private refuse(call: Call, subscription: string, { status, message }: Report, tries: number): void {
    this.tell((observer) => observer.outcome?.(call, subscription, { kind: 'refused', status, message, tries }))
    quietly(() => this.options.deadLetters?.add({ call, subscription, status, reason: message, tries, at: Date.now() }))
  }

  /** The time is over: whatever these subscriptions will say, nobody listens any more. */
  private giveUpFor(one: Unsettled, names: string[]): void {
    one.left.clear()
    this.unsettled.delete(one)
    this.nameOpen(one, names)
  }

  private nameOpen({ call, failed }: Unsettled, untried: string[]): void {
    const reasons = [...failed].map(([subscription, { status, message }]) => ({
      subscription,
      reason: `${status} ${message}`
    }))
    this.open.push({
      call,
      open: [...reasons, ...untried.map((subscription) => ({ subscription, reason: NOT_TRIED }))]
    })
  }

  private tell(what: (observer: Observer) => unknown): void {
    const { observer } = this.options
    if (observer) quietly(() => what(observer))
  }
}

/** Whoever looks on, or keeps what is dead, stops nothing: neither by throwing nor by a promise that is rejected. */
function quietly(task: () => unknown): void {
  try {
    Promise.resolve(task()).catch(() => undefined)
  } catch {
    // As said.
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
