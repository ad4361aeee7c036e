/** A log in memory: it keeps calls for as long as its process lives. */
import type { Log, LogRecord, Taken } from './log'
import { LogFullError } from './log'

/** How much it keeps of what has no last word yet. */
export interface MemoryBounds {
  records: number
  /** Characters of the calls, as JSON. */
  characters: number
}

const BOUNDS: MemoryBounds = { records: 200_000, characters: 256 * 1024 * 1024 }

/** What is put off is put off to a whole multiple of this, in ms, so that thousands of records wait on few timers. */
const TICK_MS = 50

/** A record with its length, which is known when it is appended and given back when it is done with. */
interface Kept {
  record: LogRecord
  characters: number
}

export class MemoryLog implements Log {
  private waiting: Kept[] = []
  /** How many of `waiting` were read: taking away the first of a long list moves all others. */
  private head = 0
  private readonly putOff = new Map<number, { kept: Kept[]; timer: NodeJS.Timeout }>()
  private readonly readers = new Set<() => void>()
  private readonly bounds: MemoryBounds
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
    for (let left = waitMs; left > 0 && this.head === this.waiting.length && !this.closed; left = end - Date.now()) {
      await this.somethingOr(left)
    }
    if (this.closed) return []
    const taken = this.waiting.slice(this.head, this.head + most)
    this.head += taken.length
    if (this.head === this.waiting.length) this.forgetRead()
    return taken.map((kept) => ({ record: kept.record, position: kept }))
  }

  commit(taken: readonly Taken[]): Promise<void> {
    for (const { position } of taken) {
      this.records -= 1
      this.characters -= (position as Kept).characters
    }
    return Promise.resolve()
  }

  later({ position }: Taken, record: LogRecord, delayMs: number): Promise<void> {
    const kept = { record, characters: (position as Kept).characters }
    const due = Math.ceil((Date.now() + delayMs) / TICK_MS) * TICK_MS
    const others = this.putOff.get(due)
    if (others) others.kept.push(kept)
    else this.putOff.set(due, { kept: [kept], timer: setTimeout(() => this.bringBack(due), due - Date.now()) })
    return Promise.resolve()
  }

  hurry(): void {
    for (const due of [...this.putOff.keys()].sort((one, other) => one - other)) this.bringBack(due)
  }

  close(): Promise<void> {
    this.closed = true
    for (const { timer } of this.putOff.values()) clearTimeout(timer)
    this.wake()
    return Promise.resolve()
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
    this.push(added)
  }

  private bringBack(due: number): void {
    const { kept, timer } = this.putOff.get(due) ?? { kept: [] }
    clearTimeout(timer)
    this.putOff.delete(due)
    this.push(kept)
  }

  private push(kept: readonly Kept[]): void {
    if (this.head > this.waiting.length / 2) this.forgetRead()
    for (const one of kept) this.waiting.push(one)
    this.wake()
  }

  private forgetRead(): void {
    this.waiting = this.waiting.slice(this.head)
    this.head = 0
  }

  /** Not at once: whoever has appended goes on first, and tells those who look on. */
  private wake(): void {
    setImmediate(() => {
      for (const reader of this.readers) reader()
    })
  }

  private somethingOr(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.readers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, waitMs)
      this.readers.add(done)
    })
  }
}

/** What a task throws becomes a rejection. */
function asPromise(task: () => void): Promise<void> {
  return new Promise((resolve) => {
    task()
    resolve()
  })
}
