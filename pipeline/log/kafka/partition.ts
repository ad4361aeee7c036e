/** What one deliverer knows of a partition that is its own: what came, what it has given, what is put off. */
import type { KafkaMessage } from 'kafkajs'
import { userKey } from '../../call'
import type { LogRecord } from '../log'
import type { Waiting } from '../put-off'
import { PutOff } from '../put-off'
import { Progress } from './progress'

/** A message in Kafka of which a record is the content. */
export interface Place {
  topic: 'calls' | 'retry'
  /** Undefined until it is known under which offset it was written. */
  offset?: number
  isDone: boolean
}

/** A record with where it stands in Kafka. */
export interface Item {
  record: LogRecord
  place: Place
  partition: Partition
  /** It is being written into the retry topic: until then it is not given. */
  isWriting?: boolean
}

/** What the headers of a message in the retry topic say. */
interface RetryHeaders {
  /** Told by its writer, who knows it by that. */
  id: string
  /** Its offset among the calls: its place in the order of its user. */
  sequence: number
  /** In ms since the epoch. */
  dueAt: number
}

export class Partition {
  readonly progress: Record<Place['topic'], Progress> = { calls: new Progress(), retry: new Progress() }
  readonly putOff = new PutOff<Item>(({ isWriting }) => !isWriting)
  /** Calls that came and were not given yet. */
  private waiting: Waiting<Item>[] = []
  private head = 0
  /** What is in the retry topic, by its place in the order. */
  private readonly retries = new Map<number, Waiting<Item>>()
  /** What this process has written there and not read back yet. */
  private readonly written = new Map<string, Place>()
  /** The offset in the retry topic before which all has to be read first: until then nobody knows who has to wait. */
  private restoredAt = Infinity
  /** It belongs to somebody else now. */
  isLost = false
  /** What Kafka has of it that is not read yet. */
  unread = 0
  /** What was confirmed last, by topic. */
  readonly confirmed: Partial<Record<Place['topic'], number>> = {}

  constructor(readonly number: number) {}

  /** How many calls came and have no outcome yet, as far as this process has read. */
  get open(): number {
    return this.unread + this.inHand + this.given
  }

  /** Those of them that wait here. */
  get inHand(): number {
    return this.waiting.length - this.head + this.putOff.size
  }

  /** Those of them that were given. */
  given = 0

  /** Whether what was put off before is known. */
  get isRestored(): boolean {
    return this.progress.retry.next >= this.restoredAt
  }

  /**
   * @param end The offset after the last message of the retry topic.
   * @param begin That of the first one that will be read.
   */
  restoreUpTo(end: number, begin: number): void {
    this.restoredAt = begin >= end ? 0 : end
  }

  /** A call came. */
  takeCall(message: KafkaMessage): void {
    const offset = Number(message.offset)
    if (!this.progress.calls.read(offset)) return
    const record = recordIn(message)
    // It was put off, and its confirmation was lost.
    if (!record || this.retries.has(offset)) return this.progress.calls.finish(offset)
    const place: Place = { topic: 'calls', offset, isDone: false }
    this.waiting.push({ user: userKey(record.call), sequence: offset, item: { record, place, partition: this } })
  }

  /** Something that was put off came back, or is told by who had the partition before. */
  takeRetry(message: KafkaMessage): void {
    const offset = Number(message.offset)
    if (!this.progress.retry.read(offset)) return
    const { id, sequence, dueAt } = headersOf(message)
    const own = this.written.get(id)
    if (own) {
      this.written.delete(id)
      own.offset = offset
      if (own.isDone) this.progress.retry.finish(offset)
      return
    }
    const record = recordIn(message)
    if (!record) return this.progress.retry.finish(offset)
    const known = this.retries.get(sequence)
    const place: Place = { topic: 'retry', offset, isDone: false }
    if (known) {
      this.finish(known.item.place)
      known.item = { record, place, partition: this }
      return
    }
    const waiting = { user: userKey(record.call), sequence, item: { record, place, partition: this } }
    this.retries.set(sequence, waiting)
    this.putOff.putOff(waiting, dueAt - Date.now())
  }

  /**
   * Takes what can be read.
   * @param held Told of each call that has to wait for an earlier one of its user.
   * @param onlyPutOff Whether calls that were not tried yet stay where they are.
   */
  take(most: number, held: (waiting: Waiting<Item>) => void, onlyPutOff: boolean): Waiting<Item>[] {
    if (!this.isRestored) return []
    const taken = this.putOff.take(most)
    while (!onlyPutOff && taken.length < most && this.head < this.waiting.length) {
      const next = this.waiting[this.head]
      this.head += 1
      if (this.putOff.holds(next.user)) {
        next.item.isWriting = true
        this.putOff.follow(next)
        held(next)
      } else taken.push(next)
    }
    if (this.head > this.waiting.length / 2) {
      this.waiting = this.waiting.slice(this.head)
      this.head = 0
    }
    this.given += taken.length
    return taken
  }

  /** What was given is done with. */
  done({ user, sequence, item }: Waiting<Item>): void {
    this.given -= 1
    this.finish(item.place)
    this.retries.delete(sequence)
    this.putOff.done(user, sequence)
  }

  /** What was given is put off. @returns What is to be written into the retry topic. */
  giveBack({ user, sequence, item }: Waiting<Item>, record: LogRecord, delayMs: number): Waiting<Item> {
    this.given -= 1
    const waiting = { user, sequence, item: { ...item, record, isWriting: true } }
    this.putOff.putOff(waiting, delayMs)
    return waiting
  }

  /** Something is about to be written into the retry topic under this id. @returns Its new place there. */
  writing(id: string): Place {
    const place: Place = { topic: 'retry', isDone: false }
    this.written.set(id, place)
    return place
  }

  /** It could not be written; where it was all the same, it will be taken for somebody else's. */
  forgetWriting(id: string): void {
    this.written.delete(id)
  }

  /** It stands in the retry topic now, and no longer where it stood before. */
  moved(waiting: Waiting<Item>, place: Place): void {
    const former = waiting.item.place
    waiting.item.place = place
    waiting.item.isWriting = false
    this.retries.set(waiting.sequence, waiting)
    this.finish(former)
  }

  private finish(place: Place): void {
    place.isDone = true
    if (place.offset !== undefined) this.progress[place.topic].finish(place.offset)
  }
}

/** @returns undefined where it is no record: somebody else wrote into the topic. */
function recordIn({ value }: KafkaMessage): LogRecord | undefined {
  try {
    const record = JSON.parse(value?.toString() ?? '') as Partial<LogRecord> | null
    return typeof record?.call === 'object' && record.call !== null ? (record as LogRecord) : undefined
  } catch {
    return undefined
  }
}

function headersOf({ headers = {}, offset }: KafkaMessage): RetryHeaders {
  const text = (name: string) => String(headers[name] ?? '')
  return { id: text('id'), sequence: Number(text('sequence') || offset), dueAt: Number(text('due')) || 0 }
}
