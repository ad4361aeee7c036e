/** Makes up an archive as Segment writes them, with all that may be wrong with one. */
import { mkdir, writeFile } from 'fs/promises'
import { dirname, join } from 'path'
import { promisify } from 'util'
import type { ZlibOptions } from 'zlib'
import { constants, gunzip, gzip } from 'zlib'
import type { ArchiveBooks } from './archive-books'
import { Bits } from './archive-books'
import type { MadeUp } from './made-up-call'
import { isRefusedLater, lineOf, scatter } from './made-up-call'

export interface ArchiveOptions extends MadeUp {
  files: number
}

const pack = promisify<string, ZlibOptions, Buffer>(gzip)
const unpack = promisify<Buffer, ZlibOptions, Buffer>(gunzip)
const NEWLINE = 0x0a

/** Files that hold the same span of time, each a part of its calls. */
const OVERLAP = 4
/** One line of so many is followed by a bad one, or by one that stood before. */
const BAD_EVERY = 500
const DOUBLED_EVERY = 300
/** One file of so many is cut. */
const CUT_EVERY = 10
const CUT_AT = 0.97
const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_DAY = Date.UTC(2025, 0, 2)

const BAD_LINES = [
  '{"type":"track","event":"Cut off","messa',
  'not JSON at all',
  '[]',
  '{"type":"tarck","userId":"user-1","messageId":"bad-type"}',
  '{"type":"track","event":"Nobody","messageId":"bad-nobody"}',
  '{"type":"track","event":"Undated","userId":"user-1","timestamp":"yesterday","messageId":"bad-time"}',
  '{"type":"track","userId":"user-1","timestamp":"2025-01-01T00:00:00.000Z","messageId":"bad-nameless"}'
]

/** Names that some file systems and buckets have. */
const NAMES = ['1735776000000.part', 'straße ünïcode', "it's (1)", 'a%2Fb+c', 'line\nbreak']

interface Line {
  text: string
  /** Of the call; none where it is bad, or was written before. */
  number?: number
  kind: 'good' | 'bad' | 'doubled'
}

/** Writes the files below a folder, and says what is in them. */
export async function generateArchive(folder: string, options: ArchiveOptions): Promise<ArchiveBooks> {
  const { events, files } = options
  const expected = new Bits(events)
  const books: ArchiveBooks = { files, lines: 0, bad: 0, doubled: 0, cut: 0, lost: 0, refused: 0, expected }
  // Two at a time: one is packed while the next is made up.
  let writing: Promise<void> = Promise.resolve()
  for (let file = 0; file < files; file += 1) {
    const lines = linesOf(options, file)
    await writing
    writing = writeLines(join(folder, ...pathOf(file, files)), lines, file % CUT_EVERY === CUT_EVERY - 1, {
      options,
      books
    })
  }
  await writing
  return books
}

function pathOf(file: number, files: number): string[] {
  const day = FIRST_DAY + Math.floor((file * 40) / files) * DAY_MS
  const name = `${NAMES[file % NAMES.length]}-${String(file).padStart(5, '0')}.gz`
  return ['segment-logs', 'source0001', String(day), name]
}

async function writeLines(
  path: string,
  lines: Line[],
  isCut: boolean,
  { options, books }: { options: ArchiveOptions; books: ArchiveBooks }
): Promise<void> {
  const whole = await pack(lines.map(({ text }) => `${text}\n`).join(''), { level: 1 })
  const bytes = isCut ? whole.subarray(0, Math.floor(whole.length * CUT_AT)) : whole
  const left = isCut ? lines.slice(0, await linesIn(bytes)) : lines
  if (isCut) books.cut += 1
  enter(left, options, books)
  for (const { kind } of lines.slice(left.length)) if (kind === 'good') books.lost += 1
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

/** Whole lines in a gzipped file that ends before its end. */
async function linesIn(bytes: Buffer): Promise<number> {
  const text = await unpack(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  let lines = 0
  for (const byte of text) if (byte === NEWLINE) lines += 1
  return lines
}

function enter(lines: readonly Line[], options: ArchiveOptions, books: ArchiveBooks): void {
  books.lines += lines.length
  for (const { kind, number } of lines) {
    if (kind !== 'good') books[kind] += 1
    if (number === undefined) continue
    if (isRefusedLater(options, number)) books.refused += 1
    else books.expected.set(number)
  }
}

/** The calls of a span of time, every fourth of them, two and two the wrong way round. */
function linesOf({ seed, events, users, files }: ArchiveOptions, file: number): Line[] {
  const first = Math.floor(file / OVERLAP) * OVERLAP
  const together = Math.min(OVERLAP, files - first)
  const [start, end] = [first, first + together].map((at) => Math.floor((at * events) / files))
  const made = { seed, events, users }
  const numbers: number[] = []
  for (let number = start + (file - first); number < end; number += together) numbers.push(number)
  for (let at = 0; at + 1 < numbers.length; at += 2) [numbers[at], numbers[at + 1]] = [numbers[at + 1], numbers[at]]
  const lines: Line[] = []
  numbers.forEach((number, at) => {
    lines.push({ text: lineOf(made, number), number, kind: 'good' })
    const chance = scatter(seed + 3, number)
    if (chance % BAD_EVERY === 0) lines.push({ text: BAD_LINES[(chance >>> 9) % BAD_LINES.length], kind: 'bad' })
    if (chance % DOUBLED_EVERY !== 1) return
    const earlier = numbers[Math.max(0, at - ((chance >>> 9) % 1000))]
    lines.push({ text: lineOf(made, earlier), kind: 'doubled' })
  })
  return lines
}
