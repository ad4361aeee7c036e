/** A log in Kafka, for as many collectors and deliverers as are wanted. */
import { randomUUID } from 'crypto'
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import { KafkaJSProtocolError } from 'kafkajs'
import { userKey } from '../../call'
import type { DeadLetters } from '../../deliver/dead-letters'
import type { Log, LogRecord, Taken } from '../log'
import type { Waiting } from '../put-off'
import { Signal } from '../signal'
import type { Confirmation } from './confirmations'
import { Confirmations } from './confirmations'
import type { KafkaConnection } from './connection'
import { kafkaOf, kafkaTrouble } from './connection'
import { Inquiry } from './inquiry'
import { KafkaDeadLetters } from './kafka-dead-letters'
import type { Item, Place } from './partition'
import { Partition } from './partition'
import { positionsOf } from './positions'
import { sameNumbers } from './same-numbers'
import type { Outgoing } from './sender'
import { Sender } from './sender'
import type { TopicPlan, Topics } from './topics'
import { makeTopics, topicsOf } from './topics'

export interface KafkaLogOptions extends KafkaConnection, TopicPlan {
  /** The consumer group of the deliverers. */
  group: string
  /** Whether this process reads. One that only appends is no member of the group. */
  isReader: boolean
  /** Calls that this process has in hand and has not given, at most: more stay in Kafka. */
  mostInHand?: number
  /** Calls that this process has put off, at most: beyond it, only these are given. */
  mostPutOff?: number
  /** ms of silence after which the brokers take a deliverer for dead; theirs is the smallest that they allow. */
  sessionMs?: number
  /** Told of what fails and is tried again. */
  trouble?: (error: Error) => void
}

export interface OpenedKafkaLog {
  log: Log
  deadLetters: DeadLetters
}

const MOST_IN_HAND = 20_000
const MOST_PUT_OFF = 20_000
/** The least that brokers take unless they are told otherwise. */
const SESSION_MS = 6000
const CONFIRM_EVERY_MS = 500
/** ms that a log which is closed waits for brokers: for the last confirmation, and for their goodbye. */
const CLOSE_WITHIN_MS = 5000
const LOOK_EVERY_MS = 3000
const TRY_AGAIN_MS = 500
const KNOWN_WITHIN_MS = 30_000
const FETCH_WAIT_MS = 100

/**
 * Connects to Kafka, and makes the topics that are missing.
 *
 * A call is a message of the topic of the calls, under the key of its user, so that all of a user's are in one partition and in
 * their order. What is put off, and what waits behind it, moves to the retry topic, into the partition of the same number, and the
 * one who owns the one owns the other. Whoever gets a partition first reads what is put off, and then knows whom to hold back.
 * Only what has an outcome, or was moved, is confirmed; a call whose confirmation was lost comes again, which is harmless.
 * @throws Error, in a sentence, where no broker answers or the topics do not fit.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<OpenedKafkaLog> {
  const kafka = kafkaOf(options, `pipeline-${options.group}`)
  const inquiry = new Inquiry(kafka)
  try {
    await inquiry.ask((admin) => makeTopics(admin, options))
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('The topic') ? error : kafkaTrouble(error, options)
  }
  const log = new KafkaLog(kafka, inquiry, options)
  await log.start()
  return { log, deadLetters: log.deadLetters }
}

class KafkaLog implements Log {
  private readonly topics: Topics
  private readonly sender: Sender
  private readonly news = new Signal()
  private partitions = new Map<number, Partition>()
  /** Who it is for the group: the same one as long as the group has not taken it for dead. */
  private memberId: string | undefined
  private consumer: Consumer | undefined
  private confirming: NodeJS.Timeout | undefined
  private readonly confirmations = new Confirmations({
    unconfirmed: () =>
      this.consumer ? [...this.partitions.values()].flatMap((partition) => this.unconfirmed(partition)) : [],
    commit: async (confirmations) =>
      this.consumer?.commitOffsets(confirmations.map(({ topic, partition, offset }) => ({ topic, partition, offset }))),
    trouble: (error) => this.tell(error)
  })
  private looking: NodeJS.Timeout | undefined
  private paused = new Set<number>()
  private closed = false
  readonly deadLetters: DeadLetters

  constructor(
    private readonly kafka: Kafka,
    private readonly inquiry: Inquiry,
    private readonly options: KafkaLogOptions
  ) {
    this.topics = topicsOf(options.topic)
    this.sender = new Sender(kafka)
    this.deadLetters = new KafkaDeadLetters(this.sender, this.topics.deadLetters)
  }

  get open(): number {
    let open = 0
    for (const partition of this.partitions.values()) open += partition.open
    return open
  }

  async start(): Promise<void> {
    if (!this.options.isReader) return
    await this.consumeOnceKnown()
    this.confirming = setInterval(() => void this.confirmations.confirm(), CONFIRM_EVERY_MS)
    this.looking = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS)
  }

  async append(records: readonly LogRecord[]): Promise<void> {
    const messages = records.map((record) => ({
      topic: this.topics.calls,
      key: userKey(record.call),
      value: JSON.stringify(record)
    }))
    await this.sender.send(messages).catch((error) => {
      throw kafkaTrouble(error, this.options)
    })
  }

  async read(most: number, waitMs: number): Promise<Taken[]> {
    const end = Date.now() + waitMs
    for (;;) {
      if (this.closed) return []
      const taken = this.take(most)
      const left = end - Date.now()
      if (taken.length > 0 || left <= 0) return taken
      await this.news.within(Math.min(left, this.nextDue() - Date.now()))
    }
  }

  commit(taken: readonly Taken[]): Promise<void> {
    for (const { position } of taken) {
      const waiting = position as Waiting<Item>
      const { partition } = waiting.item
      if (!partition.isLost) partition.done(waiting)
    }
    if (this.nextDue() <= Date.now()) this.news.give()
    return Promise.resolve()
  }

  async later({ position }: Taken, record: LogRecord, delayMs: number): Promise<void> {
    const { partition } = (position as Waiting<Item>).item
    // Whoever has the partition now reads the call again.
    if (partition.isLost) return
    const waiting = partition.giveBack(position as Waiting<Item>, record, delayMs)
    this.news.give()
    await this.move(waiting, Date.now() + delayMs)
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.news.give()
    clearInterval(this.confirming)
    clearInterval(this.looking)
    await Promise.race([this.confirmations.confirmLast(), pause(CLOSE_WITHIN_MS)])
    await Promise.race([this.consumer?.disconnect().catch(() => undefined), pause(CLOSE_WITHIN_MS)])
    await this.sender.close()
    await this.inquiry.close()
  }

  private take(most: number): Taken[] {
    const taken: Waiting<Item>[] = []
    const isFull = this.sum(({ putOff }) => putOff.size) >= (this.options.mostPutOff ?? MOST_PUT_OFF)
    for (const partition of this.inTurn()) {
      const room = most - taken.length
      if (room <= 0) break
      const held = (waiting: Waiting<Item>) => void this.move(waiting, Date.now())
      taken.push(...partition.take(room, held, isFull))
    }
    this.resumeOrPause()
    return taken.map((position) => ({ record: position.item.record, position }))
  }

  /** Each time another one comes first, so that none waits for ever. */
  private inTurn(): Partition[] {
    const all = [...this.partitions.values()]
    const [first] = all
    if (first) {
      this.partitions.delete(first.number)
      this.partitions.set(first.number, first)
    }
    return all
  }

  private nextDue(): number {
    let soonest = Infinity
    for (const { putOff, isRestored } of this.partitions.values()) {
      if (isRestored && putOff.nextDue < soonest) soonest = putOff.nextDue
    }
    return soonest
  }

  private sum(count: (partition: Partition) => number): number {
    let sum = 0
    for (const partition of this.partitions.values()) sum += count(partition)
    return sum
  }

  /** Writes what was put off, or waits behind it, into the retry topic. It is tried until it is written: without, it would be lost. */
  private async move(waiting: Waiting<Item>, dueAt: number): Promise<void> {
    const { partition, record } = waiting.item
    for (;;) {
      if (partition.isLost || this.closed) return
      const id = randomUUID()
      const place: Place = partition.writing(id)
      const message: Outgoing = {
        topic: this.topics.retry,
        partition: partition.number,
        key: waiting.user,
        value: JSON.stringify(record),
        headers: { id, sequence: String(waiting.sequence), due: String(dueAt) }
      }
      try {
        await this.sender.send([message])
        partition.moved(waiting, place)
        return
      } catch (error) {
        // It may have been written all the same; read back, it replaces itself.
        partition.forgetWriting(id)
        this.tell(error)
        await pause(TRY_AGAIN_MS)
      }
    }
  }

  /** A topic that was just made is not known to each broker yet, and a client that asks such a one gives up at once. */
  private async consumeOnceKnown(): Promise<void> {
    for (const end = Date.now() + KNOWN_WITHIN_MS; ; await pause(TRY_AGAIN_MS)) {
      try {
        return await this.consume()
      } catch (error) {
        await this.consumer?.disconnect().catch(() => undefined)
        if (!isUnknownTopic(error) || Date.now() > end) throw kafkaTrouble(error, this.options)
      }
    }
  }

  private async consume(): Promise<void> {
    const { group, sessionMs = SESSION_MS } = this.options
    const consumer = this.kafka.consumer({
      groupId: group,
      partitionAssigners: [sameNumbers(() => [...this.partitions.keys()])],
      sessionTimeout: sessionMs,
      rebalanceTimeout: 2 * sessionMs,
      heartbeatInterval: Math.round(sessionMs / 6),
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      // For as long as it takes: what is in Kafka waits there.
      retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 30, restartOnFailure: () => Promise.resolve(true) }
    })
    this.consumer = consumer
    consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberId, memberAssignment } }) =>
      this.own(memberId, memberAssignment[this.topics.calls] ?? [])
    )
    consumer.on(consumer.events.REBALANCING, () => void this.confirmations.confirm())
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      this.tell(error)
      if (!restart) void this.consumeAgain(consumer)
    })
    await consumer.connect()
    await consumer.subscribe({ topics: [this.topics.calls, this.topics.retry], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => Promise.resolve(this.receive(payload))
    })
  }

  /** The client ends its consumer at what it takes for final. A pipeline does not: brokers come back. */
  private async consumeAgain(former: Consumer): Promise<void> {
    await former.disconnect().catch(() => undefined)
    while (!this.closed && this.consumer === former) {
      await pause(TRY_AGAIN_MS)
      await this.consume().catch((error) => {
        this.tell(error)
        this.consumer = former
      })
    }
  }

  /** The group has formed. What this process had and keeps goes on; what is new begins with what is put off. */
  private own(memberId: string, numbers: readonly number[]): void {
    const former = this.partitions
    const isSame = this.memberId === memberId
    this.memberId = memberId
    this.partitions = new Map()
    for (const number of numbers) {
      const kept = isSame ? former.get(number) : undefined
      this.partitions.set(number, kept ?? new Partition(number))
    }
    for (const partition of former.values())
      if (this.partitions.get(partition.number) !== partition) partition.isLost = true
    const begun = [...this.partitions.values()].filter(({ isRestored }) => !isRestored)
    if (begun.length > 0) void this.restore(begun)
  }

  /** Finds out how far the retry topic is to be read before any call is given. */
  private async restore(partitions: readonly Partition[]): Promise<void> {
    for (;;) {
      try {
        const all = await this.inquiry.ask((admin) => positionsOf(admin, this.options.group, this.topics.retry))
        for (const { partition: number, high, confirmed } of all) {
          partitions.find((one) => one.number === number)?.restoreUpTo(high, confirmed)
        }
        await this.look()
        this.news.give()
        return
      } catch (error) {
        if (this.closed) return
        this.tell(error)
        await pause(TRY_AGAIN_MS)
      }
    }
  }

  /** Asks how much of the calls is not read yet: what is paused tells nothing of it. */
  private async look(): Promise<void> {
    const all = await this.inquiry.ask((admin) => positionsOf(admin, this.options.group, this.topics.calls))
    for (const { partition: number, high, confirmed } of all) {
      const partition = this.partitions.get(number)
      if (partition) partition.unread = Math.max(0, high - Math.max(confirmed, partition.progress.calls.next))
    }
  }

  private receive(payload: EachBatchPayload): void {
    const { batch } = payload
    const partition = this.partitions.get(batch.partition)
    if (!partition) return
    const isRetry = batch.topic === this.topics.retry
    for (const message of batch.messages) {
      if (isRetry) partition.takeRetry(message)
      else partition.takeCall(message)
    }
    payload.resolveOffset(batch.lastOffset())
    if (!isRetry) partition.unread = Math.max(0, Number(batch.highWatermark) - Number(batch.lastOffset()) - 1)
    this.resumeOrPause()
    this.news.give()
  }

  /** Reads no more calls than this process can hold; what is put off is always read. */
  private resumeOrPause(): void {
    const { consumer, partitions, paused } = this
    if (!consumer) return
    const most = (this.options.mostInHand ?? MOST_IN_HAND) / Math.max(1, partitions.size)
    for (const { number, inHand } of partitions.values()) {
      const topics = [{ topic: this.topics.calls, partitions: [number] }]
      if (inHand > most && !paused.has(number)) {
        consumer.pause(topics)
        paused.add(number)
      } else if (inHand <= most / 2 && paused.has(number)) {
        consumer.resume(topics)
        paused.delete(number)
      }
    }
  }

  private unconfirmed(partition: Partition): Confirmation[] {
    return (['calls', 'retry'] as const).flatMap((kind) => {
      const { confirmed: offset } = partition.progress[kind]
      if (offset === 0 || partition.confirmed[kind] === offset) return []
      const taken = () => void (partition.confirmed[kind] = offset)
      return [{ topic: this.topics[kind], partition: partition.number, offset: String(offset), taken }]
    })
  }

  private tell(error: unknown): void {
    if (!this.closed) this.options.trouble?.(kafkaTrouble(error, this.options))
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const isUnknownTopic = (error: unknown): boolean =>
  error instanceof KafkaJSProtocolError && error.type === 'UNKNOWN_TOPIC_OR_PARTITION'
