/** The first part of a backfill: every line of the archive is read once, and its calls are kept sorted by time. */
import { showValue } from '../../src/amplitude/show-value'
import { userKey } from '../call'
import type { Archive, ArchiveFile } from './archive-file'
import { ArchiveError } from './archive-file'
import { callInLine, isRefusal } from './call-in-line'
import { Distinct } from './distinct'
import type { LineBatch } from './line-batches'
import { lineBatches } from './line-batches'
import type { Line } from './lines'
import { MOST_LINE_BYTES } from './lines'
import { lineBytes, placeBytes } from './place'
import type { Output } from './progress'
import { Progress } from './progress'
import type { RefusedLine } from './refused-line'
import type { PassedOver, Selection } from './selection'
import { hashOf, idOf, selector } from './selection'
import type { Operation, Store } from './store'
import { put } from './store'
import type { Tally } from './tally'
import { newTally } from './tally'
import { SourceError } from './unpacked'

/** How far the reading is: kept with what was read, in one batch. */
export interface Reading {
  files: ArchiveFile[]
  /** Files that were passed over. */
  others: number
  /** The file that is read. Beyond the last one: all is read. */
  file: number
  /** Its last line that was read. */
  line: number
  tally: Tally
}

export interface ReadOptions {
  archive: Archive
  store: Store
  selection: Selection
  output: Output
  /** Asked between batches: whether to end here, for now. */
  isStopped: () => boolean
}

const READING = Buffer.from('reading')
const FILES = Buffer.from('files')

/** How often a file is opened again where its connection breaks. */
const MOST_OPENINGS = 5
const OPEN_AGAIN_MS = 1000

export const isAllRead = ({ file, files }: Reading): boolean => file >= files.length

/**
 * Reads the archive, from where an earlier run ended.
 * @returns How far it came: to the end, unless it was stopped.
 * @throws ArchiveError where the archive cannot be read.
 */
export async function readArchive(options: ReadOptions): Promise<Reading> {
  const reading = (await keptReading(options.store)) ?? (await newReading(options))
  if (!isAllRead(reading)) await new ArchiveReader(options, reading).read()
  return reading
}

/** Without reading on. */
export async function keptReading(store: Store): Promise<Reading | undefined> {
  const files = await store.getJson<Pick<Reading, 'files' | 'others'>>('about', FILES)
  const position = await store.getJson<Pick<Reading, 'file' | 'line' | 'tally'>>('about', READING)
  return files && position && { ...files, ...position }
}

async function newReading({ archive, store }: ReadOptions): Promise<Reading> {
  const { files, others } = await archive.list()
  if (files.length === 0) {
    const found = others > 0 ? `The archive has ${others} files, and none of them` : 'The archive has no files. One'
    throw new ArchiveError(`${found} ends with .gz, .json, .jsonl or .ndjson, as files of calls do.`)
  }
  const reading = { files, others, file: 0, line: 0, tally: newTally() }
  await store.write(() => [put('about', FILES, { files, others }), positionOf(reading)])
  return reading
}

const positionOf = ({ file, line, tally }: Reading): Operation => put('about', READING, { file, line, tally })

/** What became of a line at first sight. */
type Sighted = { number: number } & (
  | { refusal: Omit<RefusedLine, 'file' | 'line'> }
  | { passedOver: PassedOver }
  | { id: Buffer; time: number; bytes: Buffer; names: string[]; messageId: string }
)

class ArchiveReader {
  private readonly select: ReturnType<typeof selector>
  private readonly users: Distinct
  private readonly progress: Progress
  private readonly size: number
  private bytesBefore: number

  constructor(private readonly options: ReadOptions, private readonly reading: Reading) {
    const { files, file, tally } = reading
    this.select = selector(options.selection)
    this.users = tally.users === '' ? new Distinct() : new Distinct(new Uint8Array(Buffer.from(tally.users, 'base64')))
    this.size = sizeOf(files)
    this.bytesBefore = sizeOf(files.slice(0, file))
    this.progress = new Progress(options.output, 'reading', this.bytesBefore)
  }

  async read(): Promise<void> {
    const { reading, options, progress } = this
    while (!isAllRead(reading) && !options.isStopped()) await this.readFile(reading.files[reading.file])
    progress.end(`${reading.file} of ${reading.files.length} files, ${reading.tally.lines} lines`)
  }

  private async readFile(file: ArchiveFile): Promise<void> {
    for (let opened = 1; ; opened += 1) {
      try {
        return await this.readLines(file)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        if (opened === MOST_OPENINGS)
          throw new ArchiveError(
            `The file ${showValue(file.name)} could not be read: ${
              error.message
            }. Run the command again: it goes on there.`
          )
        await new Promise((resolve) => setTimeout(resolve, OPEN_AGAIN_MS * opened))
      }
    }
  }

  /** Reads on in a file, to its end unless it is stopped. What is kept is counted, and nothing else is. */
  private async readLines(file: ArchiveFile): Promise<void> {
    const { reading, options } = this
    for await (const batch of lineBatches(options.archive, file, reading.line)) {
      await this.keep(batch)
      const { lines, calls } = reading.tally
      this.progress.at(this.bytesBefore + batch.bytes, this.size, `${lines} lines, ${calls} calls`)
      if (options.isStopped()) return
    }
    this.bytesBefore += file.size
  }

  private async keep({ lines, cut, isLast }: LineBatch): Promise<void> {
    const { reading, options } = this
    const sighted = lines.flatMap((line) => this.sight(line) ?? [])
    const ids = sighted.flatMap((one) => ('id' in one ? one.id : []))
    const known = await options.store.getMany('id', ids)
    const seen = new Set(ids.filter((_id, index) => known[index]).map((id) => id.toString('latin1')))
    const tally: Tally = { ...reading.tally, taken: { ...reading.tally.taken } }
    tally.lines += sighted.length
    const operations = sighted.flatMap((one) => this.settle(one, tally, seen))
    if (cut) {
      tally.cut += 1
      const reason = `The file is cut or damaged in this line: ${cut.reason}. The lines before it are used; what follows is lost.`
      operations.push(this.refused(cut.line, { reason }))
    }
    tally.users = this.users.toBuffer().toString('base64')
    const line = lines.length > 0 ? lines[lines.length - 1].number : reading.line
    const next = isLast ? { file: reading.file + 1, line: 0, tally } : { file: reading.file, line, tally }
    await options.store.write(() => [...operations, positionOf({ ...reading, ...next })])
    Object.assign(reading, next)
  }

  private sight({ number, bytes }: Line): Sighted | undefined {
    if (bytes === undefined) return { number, refusal: { reason: `It is longer than ${MOST_LINE_BYTES} bytes.` } }
    if (isEmpty(bytes)) return undefined
    const read = callInLine(bytes)
    if (isRefusal(read)) return { number, refusal: read }
    const names = this.select(read)
    if (!Array.isArray(names)) return { number, passedOver: names }
    this.users.add(hashOf(userKey(read.call)))
    return { number, id: idOf(read.call), time: read.time, bytes, names, messageId: read.call.messageId }
  }

  private settle(one: Sighted, tally: Tally, seen: Set<string>): Operation[] {
    if ('refusal' in one) {
      tally.refused += 1
      return [this.refused(one.number, one.refusal)]
    }
    if ('passedOver' in one) {
      tally[one.passedOver] += 1
      return []
    }
    const { id, time, bytes, names, number: line } = one
    if (seen.has(id.toString('latin1'))) {
      tally.doubled += 1
      const reason = 'Its message id stood in an earlier line: it is the same call, and goes out once.'
      return [this.refused(line, { reason, field: 'messageId', value: one.messageId })]
    }
    seen.add(id.toString('latin1'))
    tally.calls += 1
    tally.bytes += bytes.length
    tally.earliest = Math.min(time, tally.earliest ?? time)
    tally.latest = Math.max(time, tally.latest ?? time)
    for (const name of names) tally.taken[name] = (tally.taken[name] ?? 0) + 1
    const { file } = this.reading
    return [put('id', id, Buffer.alloc(0)), put('call', placeBytes({ time, file, line }), bytes)]
  }

  private refused(line: number, refusal: Omit<RefusedLine, 'file' | 'line'>): Operation {
    const { file, files } = this.reading
    const row: RefusedLine = { file: files[file].name, line, ...refusal }
    return put('refused', lineBytes(file, line), row)
  }
}

const sizeOf = (files: readonly ArchiveFile[]): number => files.reduce((sum, { size }) => sum + size, 0)

/** Nothing, or the end of a line as Windows writes it. */
const isEmpty = (bytes: Buffer): boolean => bytes.length < 256 && bytes.toString('latin1').trim() === ''
