/** The second part of a backfill: the calls that were read go out in the order of time, each user's one after the other. */
import type { Call } from '../call'
import { userKey } from '../call'
import { faultIn } from '../deliver/fault-in'
import type { Report } from '../deliver/report'
import { comesAgain, delayAfter, RETRY_POLICY } from '../deliver/retries'
import type { RetryPolicy } from '../deliver/retries'
import type { Runner } from '../deliver/runner'
import type { Subscription } from '../deliver/subscription'
import { takers } from '../deliver/triggers'
import type { ArchiveFile } from './archive-file'
import { callInLine, isRefusal } from './call-in-line'
import type { LastWord, Outcomes } from './outcomes'
import { count, keepOutcomes, keptOutcomes } from './outcomes'
import { lineBytes, placeIn } from './place'
import type { Output } from './progress'
import { Progress } from './progress'
import { ProjectRate, UserRate } from './rates'
import type { RefusedLine } from './refused-line'
import type { LeftOver, SentBatch, UnknownBatch } from './sent-batch'
import { leftOvers, placesIn, unknownBatches } from './sent-batch'
import type { Operation, Store } from './store'
import { del, put } from './store'
import type { Item } from './user-order'
import { UserOrder } from './user-order'

export interface DeliverOptions {
  store: Store
  files: readonly ArchiveFile[]
  /** Calls that were read, those with a last word among them. */
  calls: number
  subscriptions: readonly Subscription[]
  runner: Runner
  output: Output
  /** Events a second: of all users together, and of one. 0: no limit. */
  rates: { project: number; user: number }
  isStopped: () => boolean
  retries?: Partial<RetryPolicy>
}

/** Calls a batch: what one request to Amplitude's Batch API may have. */
const BATCH = 2000
/** A batch that is sent though more may come: where the next calls have to wait for it. */
const SMALL_BATCH = BATCH / 4
const MOST_BATCHES = 4
/** Calls without a last word that are in memory, and bytes of their lines: no more are read then. */
const MOST_CALLS = 20_000
const MOST_BYTES = 64 * 1024 * 1024
const PAGE = 2000
const DAY_MS = 24 * 60 * 60 * 1000

/** Amplitude drops a repeated event for 7 days after it was sent first. A day before that no repeat is begun any more. */
const RETRIES: RetryPolicy = { ...RETRY_POLICY, giveUpAfterMs: 6 * DAY_MS }

/** A call with what is known of it. */
interface Delivering extends Item {
  place: Buffer
  call: Call
  /** Of its line. */
  bytes: number
  left: string[]
  /** Those of `left` with a last word, and those that failed for now. */
  done: Set<string>
  failed: Set<string>
  tries: number
  since: number
  /** Whether a `LeftOver` of it is kept. */
  isKept: boolean
}

/**
 * Delivers what has no last word yet, and ends when all has one, or when it is stopped and nothing is under way.
 * A batch is written down before it is sent, and what became of it after: both are on disk before anything else is done.
 */
export async function deliverCalls(options: DeliverOptions): Promise<Outcomes> {
  const outcomes = await keptOutcomes(options.store)
  await new CallDelivery(options, outcomes).run()
  return outcomes
}

class CallDelivery {
  private readonly order: UserOrder<Delivering>
  private readonly projectRate: ProjectRate
  private readonly byName: Map<string, Subscription>
  private readonly retries: RetryPolicy
  private readonly underWay = new Set<Promise<void>>()
  private readonly progress: Progress
  private leftOvers = new Map<string, LeftOver>()
  private after: Buffer | undefined
  private isAllRead = false
  private bytes = 0
  private nextBatch = Date.now()
  private failure: Error | undefined

  constructor(private readonly options: DeliverOptions, private readonly outcomes: Outcomes) {
    const { rates, subscriptions, retries, output } = options
    const userRate = new UserRate(rates.user)
    this.order = new UserOrder((user) => userRate.mayGoAt(user))
    this.projectRate = new ProjectRate(rates.project)
    this.byName = new Map(subscriptions.map((subscription) => [subscription.name, subscription]))
    this.retries = { ...RETRIES, ...retries }
    this.progress = new Progress(output, 'delivering', outcomes.finished)
  }

  async run(): Promise<void> {
    for (const batch of await unknownBatches(this.options.store)) await this.repeat(batch)
    this.leftOvers = await leftOvers(this.options.store)
    while (!this.options.isStopped() && !this.failure) {
      await this.readOn()
      const wakeAt = this.order.release(Date.now())
      this.sendOn()
      if (this.isAllRead && this.order.size === 0) break
      await this.somethingHappens(wakeAt)
    }
    await Promise.all(this.underWay)
    if (this.failure) throw this.failure
    this.progress.end(`${this.outcomes.finished} of ${this.options.calls} calls have a last word`)
  }

  /** Sends once more what a run that was killed had sent: the same events, with the same insert ids. */
  private async repeat(batch: UnknownBatch): Promise<void> {
    const places = placesIn(batch)
    const kept = await leftOvers(this.options.store)
    const lines = await this.options.store.getMany('call', places)
    const items = places.flatMap((place, index) => {
      const line = lines[index]
      return line ? this.itemOf(place, line, kept.get(place.toString('latin1'))) : []
    })
    const open = items.filter(({ left }) => left.includes(batch.subscription))
    if (open.length > 0) await this.attempt(batch.subscription, open, batch)
    else await this.options.store.write(() => [del('batch', batch.key)])
  }

  private async readOn(): Promise<void> {
    while (!this.isAllRead && this.order.size < MOST_CALLS && this.bytes < MOST_BYTES) {
      const page = await this.options.store.page('call', this.after, PAGE)
      for (const [place, line] of page) {
        const key = place.toString('latin1')
        const item = this.itemOf(place, line, this.leftOvers.get(key))
        this.leftOvers.delete(key)
        this.bytes += item.bytes
        this.order.add(item)
      }
      this.isAllRead = page.length === 0
      if (page.length > 0) this.after = page[page.length - 1][0]
    }
  }

  private itemOf(place: Buffer, line: Buffer, kept?: LeftOver): Delivering {
    const read = callInLine(line)
    // A line was a call when it was read, and is the same for good.
    if (isRefusal(read)) throw new Error(`A line that was kept is no call: ${read.reason}`)
    const { call } = read
    const left = kept?.left ?? takers(this.options.subscriptions, call).map(({ name }) => name)
    return {
      place,
      call,
      bytes: line.length,
      user: userKey(call),
      left,
      done: new Set(),
      failed: new Set(),
      tries: kept?.tries ?? 0,
      since: kept?.since ?? 0,
      isKept: kept !== undefined,
      notBefore: 0
    }
  }

  private sendOn(): void {
    while (this.underWay.size < MOST_BATCHES) {
      const name = this.order.fullest()
      if (name === undefined) return
      if (this.order.readyFor(name) < SMALL_BATCH && this.underWay.size > 0) return
      this.send(name, this.order.take(name, BATCH))
    }
  }

  private send(name: string, items: Delivering[]): void {
    const sent = this.attempt(name, items)
      .then(() => this.goOn(items))
      .catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error))
      })
      .finally(() => this.underWay.delete(sent))
    this.underWay.add(sent)
  }

  private goOn(items: readonly Delivering[]): void {
    for (const item of items) {
      if (item.done.size + item.failed.size < item.left.length) continue
      if (item.failed.size === 0) {
        this.bytes -= item.bytes
        this.order.finish(item)
        continue
      }
      item.left = item.left.filter((name) => !item.done.has(name))
      item.done.clear()
      item.failed.clear()
      this.order.again(item)
    }
    const { finished } = this.outcomes
    this.progress.at(finished, this.options.calls, `${finished} of ${this.options.calls} calls`)
  }

  /** Sends a batch, with its intent before and what became of it after. Never fails for what Amplitude does. */
  private async attempt(name: string, items: Delivering[], repeated?: UnknownBatch): Promise<void> {
    const { store, runner } = this.options
    const subscription = this.byName.get(name)
    if (!subscription) throw new Error(`There is no subscription ${name} any more.`)
    await pause(this.projectRate.waitFor(items.length))
    const at = repeated?.at ?? Date.now()
    const key = repeated?.key ?? this.newKey()
    if (!repeated) {
      const places = Buffer.concat(items.map(({ place }) => place)).toString('base64')
      const batch: SentBatch = { subscription: name, at, places }
      await store.write(() => [put('batch', key, batch)])
    }
    const reports = await runner.run(
      subscription,
      items.map(({ call }) => call)
    )
    const chance = Math.random()
    await store.write(() => [
      del('batch', key),
      ...items.flatMap((item, index) => this.settle(item, name, reports[index], { at, chance })),
      this.counted()
    ])
  }

  /** Within a batch's turn to be written: what is counted and what is kept are the same. */
  private settle(
    item: Delivering,
    name: string,
    report: Report,
    { at, chance }: { at: number; chance: number }
  ): Operation[] {
    const operations: Operation[] = []
    if (report.status < 400) this.say(item, name, 'delivered')
    else if (!comesAgain(report.status)) operations.push(this.refuse(item, name, report))
    else if (item.since > 0 && Date.now() - item.since >= this.retries.giveUpAfterMs) {
      const message = `Given up after ${item.tries + 1} tries, and it may have arrived: ${report.message}`
      operations.push(this.refuse(item, name, { ...report, message }))
    } else this.putOff(item, name, at, chance)
    return [...operations, ...this.keptOf(item)]
  }

  private putOff(item: Delivering, name: string, at: number, chance: number): void {
    if (item.failed.size === 0) item.tries += 1
    if (item.since === 0) item.since = at
    item.failed.add(name)
    item.notBefore = Date.now() + delayAfter(item.tries, this.retries, chance)
  }

  private keptOf(item: Delivering): Operation[] {
    const left = item.left.filter((name) => !item.done.has(name))
    if (left.length > 0) {
      item.isKept = true
      const leftOver: LeftOver = { left, tries: item.tries, since: item.since }
      return [put('left', item.place, leftOver)]
    }
    this.outcomes.finished += 1
    return item.isKept ? [del('call', item.place), del('left', item.place)] : [del('call', item.place)]
  }

  private refuse(item: Delivering, subscription: string, { status, message: reason }: Report): Operation {
    this.say(item, subscription, 'refused')
    const { file, line } = placeIn(item.place)
    const { messageId } = item.call
    const name = this.options.files[file].name
    const row: RefusedLine = { file: name, line, reason, ...faultIn(reason), messageId, subscription, status }
    return put('refused', Buffer.concat([lineBytes(file, line), Buffer.from(subscription)]), row)
  }

  private say(item: Delivering, name: string, word: LastWord): void {
    item.done.add(name)
    count(this.outcomes, name, word)
  }

  private counted(): Operation {
    this.outcomes.batches += 1
    return keepOutcomes(this.outcomes)
  }

  private newKey(): Buffer {
    const key = Buffer.alloc(8)
    key.writeBigUInt64BE(BigInt((this.nextBatch += 1)))
    return key
  }

  private async somethingHappens(wakeAt: number): Promise<void> {
    const ms = Math.min(LOOK_MS, wakeAt - Date.now())
    let timer: NodeJS.Timeout | undefined
    const woken = new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(0, ms))))
    await Promise.race([...this.underWay, woken])
    clearTimeout(timer)
  }
}

/** ms after which it looks at whether it was stopped. */
const LOOK_MS = 200

const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
