/** `npm run check:backfill`: a made-up archive, a backfill that is killed and goes on, and books that have to balance. */
import { mkdtemp, readdir, readFile, rm, stat } from 'fs/promises'
import { tmpdir } from 'os'
import { join } from 'path'
import { Command, InvalidArgumentError } from 'commander'
import type { ArchiveBooks } from './archive-books'
import type { BackfillProcess } from './backfill-process'
import { startBackfill } from './backfill-process'
import { generateArchive } from './generate-archive'
import type { Receiver } from './receiver'
import { startReceiver } from './receiver'

interface Options {
  events: number
  files: number
  seed: number
  kills: number
  memory: number
  calm?: true
}

const MEGABYTE = 1024 * 1024
const LOOK_MS = 20
const BATCH = 2000
/** Bytes of the state, for each event, after which some of the archive was read, and some was not. */
const BYTES_OF_PART = 200
/** Calls that are under way at once in the backfill, at most: as many may come again after each kill. */
const MOST_UNDER_WAY = 4 * BATCH
const FAULTS = { refused: 0.05, throttled: 0.05, takenAndFailed: 0.05 }
const NO_FAULTS = { refused: 0, throttled: 0, takenAndFailed: 0 }

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

function optionsIn(args: readonly string[]): Options {
  return new Command('check:backfill')
    .description('Make up an archive, backfill it with kills on the way, and balance the books.')
    .option('--events <n>', 'calls in the archive', whole, 50_000)
    .option('--files <n>', 'files of it', whole, 20)
    .option('--seed <n>', 'of all that happens by chance', whole, 1)
    .option('--kills <n>', 'how often the backfill is killed: once while it reads, then while it delivers', whole, 3)
    .option('--memory <MB>', 'the most memory that it may hold', whole, 1000)
    .option('--calm', 'without failures of Amplitude')
    .parse(args, { from: 'user' })
    .opts<Options>()
}

async function check(options: Options, say: (words: string) => void): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'check-backfill-'))
  const { events, files, seed } = options
  const receiver = await startReceiver({ events, seed, faults: options.calm ? NO_FAULTS : FAULTS })
  try {
    const archive = join(folder, 'archive')
    const started = Date.now()
    const books = await generateArchive(archive, { events, files, seed, users: Math.ceil(events / 50) })
    say(`made up: ${books.lines} lines in ${files} files, ${seconds(started)}\n`)
    const run = await runWithKills({ options, receiver, archive, state: join(folder, 'state') }, say)
    const { count: arrived } = receiver.arrived
    const { requests, failed, repeated } = receiver
    say(
      `arrived: ${arrived} of ${books.expected.count}; ${requests} requests, ${failed} failed, ${repeated} events came again\n`
    )
    say(`most memory of the backfill: ${Math.round(run.mostMemory / MEGABYTE)} MB\n`)
    return problemsOf(books, receiver, run, options)
  } finally {
    receiver.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Run {
  /** Bytes. */
  mostMemory: number
  code: number | null
  /** The report's lines. */
  report: { subscription?: string }[]
}

interface Scene {
  options: Options
  receiver: Receiver
  archive: string
  state: string
}

async function runWithKills(scene: Scene, say: (words: string) => void): Promise<Run> {
  const { options, receiver, archive, state } = scene
  const environment = {
    PIPELINE_SETTINGS_API_KEY: 'made-up-api-key',
    PIPELINE_SETTINGS_SECRET_KEY: 'made-up-secret-key',
    PIPELINE_AMPLITUDE: `http://127.0.0.1:${receiver.port}`
  }
  let mostMemory = 0
  for (let kills = 0; ; kills += 1) {
    const started = Date.now()
    const running = startBackfill([archive, '--state', state, '--project-rate', '0'], environment)
    if (kills < options.kills) await killAtTheRightTime(running, kills, scene)
    const code = await running.ended
    mostMemory = Math.max(mostMemory, running.mostMemory())
    const { count } = receiver.arrived
    const part = kills < options.kills ? `kill ${kills + 1}` : 'the end'
    const memory = Math.round(running.mostMemory() / MEGABYTE)
    say(`${part}: ${count} events arrived, ${seconds(started)}, ${memory} MB at most\n`)
    if (kills < options.kills && code === null) continue
    if (kills < options.kills) throw new Error(`It ended before it was killed:\n${running.words()}`)
    say(running.words())
    const report = await readFile(join(state, 'report.ndjson'), 'utf8').catch(() => '')
    return {
      mostMemory,
      code,
      report: report
        .split('\n')
        .filter(Boolean)
        .map((row) => JSON.parse(row) as Run['report'][0])
    }
  }
}

/** The first time while it reads, then at even steps of what arrives. */
async function killAtTheRightTime(
  running: BackfillProcess,
  kills: number,
  { options: { events, kills: all }, receiver, state }: Scene
): Promise<void> {
  let isOver = false
  void running.ended.then(() => (isOver = true))
  const isTime =
    kills === 0
      ? async () => (await bytesIn(state)) > events * BYTES_OF_PART
      : () => receiver.arrived.count >= (events * kills) / all
  while (!isOver && !(await isTime())) await pause(LOOK_MS)
  running.kill()
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0
      )
    )
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** @returns What does not balance, a sentence each. */
function problemsOf(books: ArchiveBooks, receiver: Receiver, run: Run, options: Options): string[] {
  const { expected } = books
  const { arrived, failed, repeated } = receiver
  const lost = count(options.events, (number) => expected.has(number) && !arrived.has(number))
  const uncalledFor = count(options.events, (number) => !expected.has(number) && arrived.has(number))
  const fromKills = options.kills * MOST_UNDER_WAY
  const fromFailures = failed * BATCH
  const rows = run.report
  const refusedLines = rows.filter(({ subscription }) => subscription === undefined)
  const wanted = { refused: books.refused, lines: books.bad + books.doubled + books.cut }
  const found = { refused: rows.length - refusedLines.length, lines: refusedLines.length }
  const checks: [isWrong: boolean, words: string][] = [
    [run.code !== 0, `it ended with ${run.code}`],
    [lost > 0, `${lost} events are lost`],
    [uncalledFor > 0, `${uncalledFor} events arrived that must not`],
    [receiver.foreign > 0, `${receiver.foreign} events are of no call of the archive`],
    [receiver.outOfOrder > 0, `${receiver.outOfOrder} events came after a later one of their user`],
    [repeated > fromKills + fromFailures, `${repeated} events came again, and ${fromKills + fromFailures} may`],
    [found.refused !== wanted.refused, `the report names ${found.refused} refused calls, not ${wanted.refused}`],
    [found.lines !== wanted.lines, `the report names ${found.lines} lines, not ${wanted.lines}`],
    [run.mostMemory > options.memory * MEGABYTE, `it held more than ${options.memory} MB of memory`]
  ]
  return checks.filter(([isWrong]) => isWrong).map(([, words]) => words)
}

function count(limit: number, isMeant: (number: number) => boolean): number {
  let total = 0
  for (let number = 0; number < limit; number += 1) if (isMeant(number)) total += 1
  return total
}

const seconds = (started: number): string => `${((Date.now() - started) / 1000).toFixed(1)} s`

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function main(): Promise<void> {
  const problems = await check(optionsIn(process.argv.slice(2)), (words) => process.stdout.write(words))
  for (const problem of problems) process.stderr.write(`The books do not balance: ${problem}.\n`)
  if (problems.length === 0) process.stdout.write('The books balance.\n')
  process.exit(problems.length === 0 ? 0 : 1)
}

void main()
