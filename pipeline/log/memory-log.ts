/** A log in memory: it keeps calls for as long as its process lives. */
import { userKey } from '../call'
import type { Log, LogRecord, Taken } from './log'
import { LogFullError } from './log'
import type { Waiting } from './put-off'
import { PutOff } from './put-off'
import { Signal } from './signal'

/** How much it keeps of what has no last word yet. */
export interface MemoryBounds {
  records: number
  /** Characters of the calls, as JSON. */
  characters: number
}

const BOUNDS: MemoryBounds = { records: 200_000, characters: 256 * 1024 * 1024 }

/** A record with its length, which is known when it is appended and given back when it is done with. */
interface Kept {
  record: LogRecord
  characters: number
}

export class MemoryLog implements Log {
  private waiting: Waiting<Kept>[] = []
  /** How many of `waiting` were read: taking away the first of a long list moves all others. */
  private head = 0
  private readonly putOff = new PutOff<Kept>()
  private readonly news = new Signal()
  private readonly bounds: MemoryBounds
  private sequence = 0
  private records = 0
  private characters = 0
  private closed = false

  constructor(bounds: Partial<MemoryBounds> = {}) {
    this.bounds = { ...BOUNDS, ...bounds }
  }

  get open(): number {
    return this.records
  }

  append(records: readonly LogRecord[]): Promise<void> {
    return asPromise(() => this.keep(records))
  }

  async read(most: number, waitMs: number): Promise<Taken[]> {
    const end = Date.now() + waitMs
    for (;;) {
      if (this.closed) return []
      const taken = this.take(most)
      const left = end - Date.now()
      if (taken.length > 0 || left <= 0) return taken
      await this.news.within(Math.min(left, this.putOff.nextDue - Date.now()))
    }
  }

  commit(taken: readonly Taken[]): Promise<void> {
    for (const { position } of taken) {
      const { user, sequence, item } = position as Waiting<Kept>
      this.records -= 1
      this.characters -= item.characters
      this.putOff.done(user, sequence)
    }
    if (this.putOff.nextDue <= Date.now()) this.news.give()
    return Promise.resolve()
  }

  later({ position }: Taken, record: LogRecord, delayMs: number): Promise<void> {
    const { user, sequence, item } = position as Waiting<Kept>
    this.putOff.putOff({ user, sequence, item: { record, characters: item.characters } }, delayMs)
    this.news.give()
    return Promise.resolve()
  }

  hurry(): void {
    this.putOff.hurry()
    this.news.give()
  }

  close(): Promise<void> {
    this.closed = true
    this.news.give()
    return Promise.resolve()
  }

  private take(most: number): Taken[] {
    const taken = this.putOff.take(most)
    while (taken.length < most && this.head < this.waiting.length) {
      const next = this.waiting[this.head]
      this.head += 1
      if (this.putOff.holds(next.user)) this.putOff.follow(next)
      else taken.push(next)
    }
    if (this.head === this.waiting.length) this.forgetRead()
    return taken.map((position) => ({ record: position.item.record, position }))
  }

  private keep(records: readonly LogRecord[]): void {
    const added = records.map((record) => ({ record, characters: JSON.stringify(record.call).length }))
    const characters = added.reduce((sum, one) => sum + one.characters, 0)
    if (this.closed) throw new LogFullError('The log is closed.')
    if (this.records + added.length > this.bounds.records || this.characters + characters > this.bounds.characters) {
      throw new LogFullError(
        `The log holds ${this.records} calls that are not delivered yet, and has no room for more.`
      )
    }
    this.records += added.length
    this.characters += characters
    if (this.head > this.waiting.length / 2) this.forgetRead()
    for (const item of added) {
      this.sequence += 1
      this.waiting.push({ user: userKey(item.record.call), sequence: this.sequence, item })
    }
    this.news.give()
  }

  private forgetRead(): void {
    this.waiting = this.waiting.slice(this.head)
    this.head = 0
  }
}

/** What a task throws becomes a rejection. */
function asPromise(task: () => void): Promise<void> {
  return new Promise((resolve) => {
    task()
    resolve()
  })
}
