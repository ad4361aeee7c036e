/** A log on this machine's disk: what it has kept survives the end of its process, however that comes. */
import { statfs } from 'fs/promises'
import { ClassicLevel } from 'classic-level'
import { userKey } from '../call'
import { makeFolder } from '../make-folder'
import type { Log, LogRecord, Taken } from './log'
import { LogFullError } from './log'
import type { Waiting } from './put-off'
import { PutOff } from './put-off'
import { Signal } from './signal'

export interface EmbeddedOptions {
  /** A folder of its own, made where it is missing. */
  folder: string
  /** How many records without a last word it keeps, at most. */
  records?: number
  /** Bytes that are to stay free on its disk: LevelDB needs some to tidy up. */
  freeBytes?: number
}

const RECORDS = 50_000_000
const FREE_BYTES = 64 * 1024 * 1024
/** ms for which the free room of the disk is taken to be what it was, while records come in. */
const ROOM_KNOWN_FOR_MS = 250
const BUFFER_BYTES = 16 * 1024 * 1024

/** A record is kept under its sequence: in one range while it waits, in another with its time once it was put off. */
const WAITING = { gte: 'waiting:', lt: 'waiting;' }
const PUT_OFF = { gte: 'put-off:', lt: 'put-off;' }
const SEQUENCE_DIGITS = 16

/** What LevelDB keeps: a record that was put off has a time. */
interface Stored {
  record: LogRecord
  dueAt?: number
}

/** Where a record stands, with what is not written down yet. */
interface Position {
  key: string
  record?: LogRecord
}

type Operation = { type: 'put'; key: string; value: Stored } | { type: 'del'; key: string }

/** Operations that are written together, and whoever waits for them. */
interface Write {
  operations: Operation[]
  /** Whether they have to be on the disk, and not only on their way to it. */
  isSafe: boolean
  resolve: () => void
  reject: (error: Error) => void
}

/**
 * Opens the log of a folder.
 * @throws Error, in a sentence, where the folder cannot be used or another process has it.
 */
export async function openEmbeddedLog(options: EmbeddedOptions): Promise<Log> {
  const { folder } = options
  try {
    // LevelDB would make it by itself, as soon as there is an object for it, in the way that does not end in every file system.
    makeFolder(folder)
    const log = new EmbeddedLog(options)
    await log.start()
    return log
  } catch (error) {
    throw new Error(openingTrouble(folder, error as NodeJS.ErrnoException))
  }
}

class EmbeddedLog implements Log {
  private readonly store: ClassicLevel<string, Stored>
  private readonly putOff = new PutOff<Position>()
  private readonly news = new Signal()
  private readonly mostRecords: number
  private readonly freeBytes: number
  private writes: Write[] = []
  private writing: Promise<void> | undefined
  private taking: Promise<Taken[]> | undefined
  /** The key of the last record that was read of those that wait. */
  private cursor = WAITING.gte
  private sequence = 0
  private records = 0
  private unread = 0
  private room = { bytes: Infinity, knownUntil: 0 }
  private closed = false

  constructor(private readonly options: EmbeddedOptions) {
    this.mostRecords = options.records ?? RECORDS
    this.freeBytes = options.freeBytes ?? FREE_BYTES
    this.store = new ClassicLevel(options.folder, { valueEncoding: 'json', writeBufferSize: BUFFER_BYTES })
  }

  get open(): number {
    return this.records
  }

  async start(): Promise<void> {
    await this.store.open()
    const now = Date.now()
    for await (const [key, { record, dueAt = now }] of this.store.iterator(PUT_OFF)) {
      this.putOff.putOff({ user: userKey(record.call), sequence: sequenceOf(key), item: { key } }, dueAt - now, now)
      this.sequence = Math.max(this.sequence, sequenceOf(key))
      this.records += 1
    }
    for await (const key of this.store.keys(WAITING)) {
      this.sequence = Math.max(this.sequence, sequenceOf(key))
      this.records += 1
      this.unread += 1
    }
  }

  async append(records: readonly LogRecord[]): Promise<void> {
    if (this.closed) throw new LogFullError('The log is closed.')
    if (this.records + records.length > this.mostRecords) {
      throw new LogFullError(
        `The log holds ${this.records} calls that are not delivered yet, and is to hold ${this.mostRecords} at most.`
      )
    }
    // Counted at once: others are appended meanwhile.
    this.records += records.length
    try {
      await this.makeSureOfRoom()
      const operations = records.map((record): Operation => {
        this.sequence += 1
        return { type: 'put', key: keyOf(WAITING, this.sequence), value: { record } }
      })
      await this.write(operations, true)
    } catch (error) {
      this.records -= records.length
      throw error
    }
    this.unread += records.length
    this.news.give()
  }

  async read(most: number, waitMs: number): Promise<Taken[]> {
    const end = Date.now() + waitMs
    for (;;) {
      if (this.closed) return []
      this.taking = this.take(most)
      const taken = await this.taking
      const left = end - Date.now()
      if (taken.length > 0 || left <= 0 || this.closed) return taken
      await this.news.within(Math.min(left, this.putOff.nextDue - Date.now()))
    }
  }

  async commit(taken: readonly Taken[]): Promise<void> {
    const positions = taken.map(({ position }) => position as Waiting<Position>)
    // Where this is lost, they come again, and a repeat is harmless.
    await this.write(
      positions.map(({ item: { key } }): Operation => ({ type: 'del', key })),
      false
    )
    this.records -= positions.length
    for (const { user, sequence } of positions) this.putOff.done(user, sequence)
    if (this.putOff.nextDue <= Date.now()) this.news.give()
  }

  async later({ position }: Taken, record: LogRecord, delayMs: number): Promise<void> {
    const { user, sequence, item } = position as Waiting<Position>
    const key = keyOf(PUT_OFF, sequence)
    const dueAt = Date.now() + delayMs
    const operations: Operation[] = [{ type: 'put', key, value: { record, dueAt } }]
    if (item.key !== key) operations.push({ type: 'del', key: item.key })
    const waiting: Waiting<Position> = { user, sequence, item: { key, record } }
    // Before anything else of its user can be read.
    this.putOff.putOff(waiting, delayMs)
    this.news.give()
    // Where this fails, this process has the record in memory, and the next one begins with what was written before.
    await this.write(operations, false)
    waiting.item.record = undefined
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.news.give()
    // What fails here has been told to whoever asked for it.
    await this.taking?.catch(() => undefined)
    while (this.writing) await this.writing
    await this.store.close()
  }

  private async take(most: number): Promise<Taken[]> {
    const due = this.putOff.take(most)
    const ready = await this.withRecords(due)
    if (ready.length < most && this.unread > 0) ready.push(...(await this.takeWaiting(most - ready.length)))
    return ready
  }

  private async withRecords(waiting: Waiting<Position>[]): Promise<Taken[]> {
    const records = waiting.map(({ item }) => item.record)
    const unknown = waiting.filter((_one, index) => !records[index])
    const stored = unknown.length > 0 ? await this.store.getMany(unknown.map(({ item: { key } }) => key)) : []
    return waiting.flatMap((position, index) => {
      const record = records[index] ?? stored.shift()?.record
      return record ? [{ record, position }] : []
    })
  }

  private async takeWaiting(most: number): Promise<Taken[]> {
    const taken: Taken[] = []
    for (const [key, { record }] of await this.store.iterator({ gt: this.cursor, lt: WAITING.lt, limit: most }).all()) {
      this.cursor = key
      this.unread -= 1
      const position: Waiting<Position> = { user: userKey(record.call), sequence: sequenceOf(key), item: { key } }
      if (this.putOff.holds(position.user)) this.putOff.follow(position)
      else taken.push({ record, position })
    }
    return taken
  }

  /** Writes together what comes while something is written: each flush of the disk costs milliseconds, however much it is. */
  private write(operations: Operation[], isSafe: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.writes.push({ operations, isSafe, resolve, reject })
      this.writing ??= this.writeAll().finally(() => (this.writing = undefined))
    })
  }

  private async writeAll(): Promise<void> {
    await Promise.resolve()
    while (this.writes.length > 0) {
      const writes = this.writes
      this.writes = []
      try {
        await this.store.batch(
          writes.flatMap(({ operations }) => operations),
          { sync: writes.some(({ isSafe }) => isSafe) }
        )
        for (const { resolve } of writes) resolve()
      } catch (error) {
        const trouble = writingTrouble(error as Error)
        for (const { reject } of writes) reject(trouble)
        await this.openAgain()
      }
    }
  }

  /** LevelDB writes nothing more after a write that failed, as it cannot tell what of it is on the disk. Opened again, it can. */
  private async openAgain(): Promise<void> {
    try {
      await this.store.close()
      await this.store.open()
    } catch {
      // The next write fails in its turn, and tries this again.
    }
  }

  private async makeSureOfRoom(): Promise<void> {
    const now = Date.now()
    if (now >= this.room.knownUntil) {
      const { bavail, bsize } = await statfs(this.options.folder)
      this.room = { bytes: bavail * bsize, knownUntil: now + ROOM_KNOWN_FOR_MS }
    }
    if (this.room.bytes >= this.freeBytes) return
    const [has, needs] = [this.room.bytes, this.freeBytes].map((bytes) => Math.ceil(bytes / 1024 / 1024))
    throw new LogFullError(`The disk of ${this.options.folder} has ${has} MB left, and the log leaves ${needs} free.`)
  }
}

function keyOf({ gte }: { gte: string }, sequence: number): string {
  return `${gte}${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`
}

function sequenceOf(key: string): number {
  return Number(key.slice(-SEQUENCE_DIGITS))
}

function openingTrouble(folder: string, { code, message, cause }: NodeJS.ErrnoException): string {
  const reason = cause as NodeJS.ErrnoException | undefined
  if (reason?.code === 'LEVEL_LOCKED') {
    return `The folder ${folder} is in use by another process. Stop that one, or give this one a folder of its own.`
  }
  return `The log cannot be kept in ${folder}: ${reason?.message ?? message}${
    code === 'EACCES' ? '. Give a folder that can be written.' : ''
  }`
}

function writingTrouble({ message, cause }: Error): Error {
  const reason = cause instanceof Error ? cause.message : message
  return /no space left/i.test(reason) ? new LogFullError(`The disk of the log is full: ${reason}`) : new Error(reason)
}
