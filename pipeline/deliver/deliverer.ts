/** From a log to a destination: which subscriptions a call goes to, its batches, its retries, its end. */
import type { Call } from '../call'
import type { Log, LogRecord, Taken } from '../log/log'
import type { Observer } from '../observer'
import type { DeadLetters } from './dead-letters'
import type { Batching } from './lane'
import { BATCHING, Lane } from './lane'
import type { Outcome } from './outcome'
import { Pace } from './pace'
import type { PaceLimits } from './pace'
import type { RetryPolicy } from './retries'
import { comesAgain, delayAfter, RETRY_POLICY } from './retries'
import type { Report } from './report'
import type { Runner, RunnerOptions } from './runner'
import { destinationRunner } from './runner'
import type { Subscription } from './subscription'
import { takers } from './triggers'
import type { Unsettled } from './users'
import { Users } from './users'

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
  pace?: Partial<PaceLimits>
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
const BEHIND = 'It was not tried: an earlier call of its user comes first.'

/**
 * Starts to deliver what comes into a log. Each subscription gets its calls in batches of its own, a user's in order: while one
 * is to be tried again, the later ones of its user wait behind it. A repeat is harmless: insert ids are the same.
 */
export function startDeliverer<Settings>(options: DelivererOptions<Settings>): Deliverer {
  const delivery = new Delivery(options, destinationRunner(options))
  delivery.start()
  return delivery
}

class Delivery<Settings> implements Deliverer {
  private readonly lanes = new Map<Subscription, Lane<Unsettled>>()
  private readonly users = new Users()
  private readonly pace: Pace
  private readonly open: OpenCall[] = []
  private readonly batching: Batching
  private readonly retries: RetryPolicy
  private readonly mostUnsettled: number
  /** The log ends with this process: what is not delivered at its end has to be named. */
  private readonly isLast: boolean
  private reading: Promise<void> | undefined
  private isClosing = false

  constructor(private readonly options: DelivererOptions<Settings>, private readonly runner: Runner) {
    this.batching = { ...BATCHING, ...options.batching }
    this.retries = { ...RETRY_POLICY, ...options.retries }
    this.mostUnsettled = options.mostUnsettled ?? MOST_UNSETTLED
    this.pace = new Pace(options.pace)
    this.isLast = options.log.hurry !== undefined
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
    for (const one of this.users.all()) {
      for (const name of one.left) one.behind.set(name, NOT_TRIED)
      this.nameOpen(one)
    }
    if (this.isLast) await this.nameUnread()
    return this.open
  }

  private async readOn(): Promise<void> {
    while (!this.isClosing) {
      if (this.users.size < this.mostUnsettled) await this.readOnce(READ_WAIT_MS)
      else await pause(POLL_MS)
    }
  }

  /** Delivers what can be read now, until all of it has an outcome or the time is over. What another process can deliver is left to it. */
  private async drain(deadline: number): Promise<void> {
    while (Date.now() < deadline) {
      const read = this.isLast && this.users.size < this.mostUnsettled ? await this.readOnce(0) : 0
      for (const lane of this.lanes.values()) lane.flush()
      if (read === 0 && this.users.size === 0) return
      if (read === 0) await pause(POLL_MS)
    }
  }

  private async readOnce(waitMs: number): Promise<number> {
    try {
      const room = this.pace.room(READ_AT_ONCE)
      if (room === 0) await pause(POLL_MS)
      const taken = room > 0 ? await this.options.log.read(room, waitMs) : []
      this.pace.read(taken.length)
      for (const one of taken) await this.handOver(one).catch(() => this.later(one, one.record, READ_AGAIN_MS))
      return taken.length
    } catch (error) {
      this.tellTrouble(error as Error)
      await pause(waitMs)
      return 0
    }
  }

  private async handOver(taken: Taken): Promise<void> {
    const { call, subscriptions: names, tries } = taken.record
    const all = this.options.subscriptions()
    const takes = names ? all.filter(({ name }) => names.includes(name)) : takers(all, call)
    const taking = new Set(takes.map(({ name }) => name))
    if (!names) this.tell((observer) => observer.taken?.(call, [...taking]))
    for (const name of names ?? []) {
      if (!taking.has(name)) await this.refuse(call, name, { status: 410, message: goneMessage(name) }, tries)
    }
    if (taking.size === 0) return this.commit(taken)
    const one = this.users.add(taken, taking)
    const stopped = this.users.stopped.get(one.user) ?? this.tooFast(one.user, takes)
    if (stopped === undefined) return takes.forEach((subscription) => this.laneOf(subscription).add(one))
    for (const name of taking) this.waitsBehind(one, name, stopped)
    await this.finish(one)
  }

  /** Stops a user who does more than Amplitude takes of one. @returns When the user goes on. */
  private tooFast(user: string, takes: readonly Subscription[]): number | undefined {
    const wait = this.pace.waitOf(user, takes)
    return wait > 0 && !this.isClosing ? this.users.stop(user, Date.now() + wait) : undefined
  }

  private laneOf(subscription: Subscription): Lane<Unsettled> {
    const known = this.lanes.get(subscription)
    if (known) return known
    for (const [other, lane] of this.lanes) if (lane.isEmpty) this.lanes.delete(other)
    const lane = new Lane<Unsettled>(subscription, this.batching, (to, items) => this.deliver(to, items))
    this.lanes.set(subscription, lane)
    return lane
  }

  private async deliver({ name, ...subscription }: Subscription, items: Unsettled[]): Promise<void> {
    const reports = await this.runner.run(
      { name, ...subscription },
      items.map(({ call }) => call)
    )
    const words = await Promise.all(items.map((one, index) => this.lastWord(one, name, reports[index])))
    // One for the batch: what failed together comes again in its order.
    const chance = Math.random()
    const failing = new Set<string>()
    items.forEach((one, index) => {
      const failure = words[index]
      one.left.delete(name)
      if (!failure) return
      failing.add(one.user)
      this.waits(one, name, failure, chance)
    })
    if (failing.size > 0) this.callBack(failing)
    await Promise.all(items.map((one) => this.finish(one)))
  }

  /** @returns Why it comes again; undefined where it does not. */
  private async lastWord(one: Unsettled, name: string, report: Report): Promise<Report | undefined> {
    const { call, taken } = one
    const tries = taken.record.tries + 1
    if (report.status < 400) {
      this.tell((observer) => observer.outcome?.(call, name, { kind: 'delivered', status: report.status, tries }))
      return undefined
    }
    try {
      if (!comesAgain(report.status)) return void (await this.refuse(call, name, report, tries))
      const isOver = Date.now() - taken.record.since >= this.retries.giveUpAfterMs
      if (this.isClosing || tries === 1 || !isOver) return report
      const message = `Given up after ${tries} tries: ${report.message}`
      return void (await this.refuse(call, name, { ...report, message }, tries))
    } catch (error) {
      return { status: 500, message: `${report.message} Its dead letter could not be kept: ${String(error)}` }
    }
  }

  /** Stops its user: what follows waits until this has been tried again. */
  private waits(one: Unsettled, name: string, { status, message }: Report, chance: number): void {
    const tries = one.taken.record.tries + 1
    const nextTry = this.users.stop(one.user, Date.now() + delayAfter(tries, this.retries, chance))
    one.behind.set(name, `${status} ${message}`)
    one.isTried = true
    if (this.isClosing && this.isLast) return
    const outcome: Outcome = { kind: 'waiting', status, message, tries, nextTry }
    this.tell((observer) => observer.outcome?.(one.call, name, outcome))
  }

  private waitsBehind(one: Unsettled, name: string, nextTry: number): void {
    one.left.delete(name)
    one.behind.set(name, BEHIND)
    this.tell((observer) => observer.outcome?.(one.call, name, { kind: 'behind', nextTry }))
  }

  /** Takes back from all lanes what waits of users of whom something has failed. */
  private callBack(users: ReadonlySet<string>): void {
    for (const [{ name }, lane] of this.lanes) {
      for (const one of lane.takeBack(users)) this.waitsBehind(one, name, this.users.stopped.get(one.user) ?? 0)
    }
  }

  private async finish(one: Unsettled): Promise<void> {
    if (one.left.size > 0 || !this.users.has(one)) return
    if (one.behind.size === 0) {
      this.users.remove(one)
      await this.commit(one.taken)
    }
    const nextTry = this.users.stopped.get(one.user)
    if (nextTry === undefined || !this.users.areSettled(one.user)) return
    const open = this.users.release(one.user, this.isClosing && this.isLast)
    if (this.isClosing && this.isLast) open.forEach((late) => this.nameOpen(late))
    else await Promise.all(open.map((late) => this.putOff(late, nextTry)))
  }

  private async putOff({ taken, behind, isTried }: Unsettled, nextTry: number): Promise<void> {
    const { record } = taken
    const left = { ...record, subscriptions: [...behind.keys()], tries: isTried ? record.tries + 1 : record.tries }
    await this.later(taken, left, Math.max(0, nextTry - Date.now()))
  }

  private later(taken: Taken, record: LogRecord, delayMs: number): Promise<void> {
    return this.options.log.later(taken, record, delayMs).catch((error: Error) => this.tellTrouble(error))
  }

  private commit(taken: Taken): Promise<void> {
    return this.options.log.commit([taken]).catch((error: Error) => this.tellTrouble(error))
  }

  private tellTrouble(error: Error): void {
    this.tell((observer) => observer.trouble?.(error))
  }

  private async refuse(call: Call, subscription: string, { status, message }: Report, tries: number): Promise<void> {
    await this.options.deadLetters?.add({ call, subscription, status, reason: message, tries, at: Date.now() })
    this.tell((observer) => observer.outcome?.(call, subscription, { kind: 'refused', status, message, tries }))
  }

  private nameOpen({ call, behind }: Unsettled): void {
    this.open.push({ call, open: [...behind].map(([subscription, reason]) => ({ subscription, reason })) })
  }

  private async nameUnread(): Promise<void> {
    const { log } = this.options
    for (let taken = await log.read(Infinity, 0); taken.length > 0; taken = await log.read(Infinity, 0)) {
      for (const { record } of taken) {
        const open = (record.subscriptions ?? ['']).map((subscription) => ({ subscription, reason: NOT_TRIED }))
        this.open.push({ call: record.call, open })
      }
      // Else those behind them would not be given.
      await log.commit(taken)
    }
  }

  private tell(what: (observer: Observer) => unknown): void {
    const { observer } = this.options
    if (observer) quietly(() => what(observer))
  }
}

function goneMessage(subscription: string): string {
  return `There is no subscription ${subscription} any more.`
}

/** Whoever looks on stops nothing: neither by throwing nor by a promise that is rejected. */
function quietly(task: () => unknown): void {
  try {
    Promise.resolve(task()).catch(() => undefined)
  } catch {
    // As said.
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
