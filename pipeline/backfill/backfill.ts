/** A backfill: an archive is read, its calls go out in the order of time, and every run goes on where the last one ended. */
import { createHash } from 'crypto'
import { makeFolder } from '../make-folder'
import { join } from 'path'
import type { Agent } from 'https'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import { destinationRunner } from '../deliver/runner'
import type { Subscription } from '../deliver/subscription'
import { takers } from '../deliver/triggers'
import type { Log } from '../log/log'
import { appendCalls } from './append-calls'
import type { Archive } from './archive-file'
import { callInLine, isRefusal } from './call-in-line'
import type { DeliverOptions } from './deliver-calls'
import { deliverCalls } from './deliver-calls'
import { keptOutcomes } from './outcomes'
import type { Outcomes } from './outcomes'
import type { Output } from './progress'
import { ProjectRate } from './rates'
import type { Reading } from './read-archive'
import { isAllRead, readArchive } from './read-archive'
import { writeReport } from './report'
import type { Selection } from './selection'
import { put, Store } from './store'
import { foundTable, outcomeTable, priceTable } from './summary'
import { decisionWanted, repeatUnknown, SAFE_MS, skipUnknown, unknownOutcomes } from './unknown-outcomes'

/** Where calls go. */
export type Target =
  | { kind: 'amplitude'; settings: Settings; subscriptions: readonly Subscription[]; agent?: Agent }
  | { kind: 'log'; name: string; open: () => Promise<Pick<Log, 'append' | 'close'>> }

export interface BackfillOptions {
  archive: Archive
  /** As it was named. */
  address: string
  /** The folder of what the backfill knows. */
  state: string
  selection: Pick<Selection, 'from' | 'to' | 'filter'>
  target: Target
  isDryRun: boolean
  rates: { project: number; user: number }
  /** What is done with calls whose outcome nobody can know any more. Absent: it is asked. */
  unknown?: 'repeat' | 'skip'
  output: Output
  isStopped: () => boolean
  retries?: DeliverOptions['retries']
}

/** How the command ends: as it should; with lines that were refused, which is no failure either; stopped, or in need of a decision. */
export const EXIT = { done: 0, failed: 1, undecided: 2, stopped: 3 } as const

const JOB = Buffer.from('job')

/**
 * Runs a backfill, or goes on with it.
 * @returns The exit code.
 * @throws ArchiveError, StoreError or another error with a sentence for people.
 */
export async function backfill(options: BackfillOptions): Promise<number> {
  const { state, target, output } = options
  makeFolder(state)
  const store = await Store.open(join(state, 'calls'))
  try {
    const problem = await otherJob(store, options)
    if (problem !== undefined) {
      output.complain(problem)
      return EXIT.failed
    }
    const reading = await readArchive({ ...options, store, selection: selectionOf(options) })
    output.say(foundTable(reading))
    if (isAllRead(reading)) output.say(priceTable(reading, options.rates))
    if (options.isDryRun || !isAllRead(reading))
      return await end(options, store, isAllRead(reading) ? EXIT.done : EXIT.stopped)
    if (!(await isDecided(options, store, reading))) return await end(options, store, EXIT.undecided)
    const outcomes = await (target.kind === 'log' ? toLog : toAmplitude)(options, store, reading)
    output.say(outcomeTable(outcomes, reading.tally.calls))
    return await end(options, store, outcomes.finished < reading.tally.calls ? EXIT.stopped : EXIT.done)
  } finally {
    await store.close()
  }
}

async function end({ state, output }: BackfillOptions, store: Store, code: number): Promise<number> {
  const path = join(state, 'report.ndjson')
  const lines = await writeReport(store, path)
  if (lines > 0) output.say(`${lines} refused or doubled lines are named in ${path}\n`)
  if (code === EXIT.stopped) output.say('Stopped. Run the command again: it goes on there.\n')
  return code
}

function selectionOf({ selection, target }: BackfillOptions): Selection {
  const subscriptions = target.kind === 'amplitude' ? target.subscriptions : undefined
  return { ...selection, destination: destination.name, subscriptions }
}

/** A state belongs to one job. @returns What is wrong where it belongs to another. */
async function otherJob(store: Store, options: BackfillOptions): Promise<string | undefined> {
  const job = jobOf(options)
  const kept = await store.getJson<typeof job>('about', JOB)
  if (!kept) {
    await store.write(() => [put('about', JOB, job)])
    return undefined
  }
  const changed = Object.keys(job).filter((name) => JSON.stringify(job[name]) !== JSON.stringify(kept[name]))
  if (changed.length === 0) return undefined
  return `The state folder ${options.state} belongs to a backfill with another ${changed.join(
    ', '
  )}. Go on with that one as it was, or name another folder with --state.\n`
}

/** All that decides what goes out. Keys are hashed. */
function jobOf({ address, selection, target }: BackfillOptions): Record<string, unknown> {
  const common = {
    archive: address,
    from: selection.from ?? null,
    to: selection.to ?? null,
    filter: selection.filter ?? null
  }
  if (target.kind === 'log') return { ...common, target: target.name }
  const { settings, subscriptions } = target
  return {
    ...common,
    target: `Amplitude, ${settings.endpoint}`,
    'API key': hash(settings.apiKey),
    subscriptions: hash(JSON.stringify(subscriptions))
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whether nothing stands in the way of repeating what was sent without a known outcome; else it is asked. */
async function isDecided(options: BackfillOptions, store: Store, { files }: Reading): Promise<boolean> {
  const now = Date.now()
  const before = now - SAFE_MS
  const unknown = await unknownOutcomes(store, before)
  if (unknown.length === 0) return true
  if (options.unknown === 'repeat') await repeatUnknown(store, before, now)
  else if (options.unknown === 'skip') {
    const outcomes = await keptOutcomes(store)
    await skipUnknown(store, unknown, before, { files, outcomes, takersOf: takersIn(options) })
  } else options.output.complain(decisionWanted(unknown, files))
  return options.unknown !== undefined
}

function takersIn({ target }: BackfillOptions): (line: Buffer) => string[] {
  const subscriptions = target.kind === 'amplitude' ? target.subscriptions : []
  return (line) => {
    const read = callInLine(line)
    return isRefusal(read) ? [] : takers(subscriptions, read.call).map(({ name }) => name)
  }
}

function toAmplitude(options: BackfillOptions, store: Store, reading: Reading): Promise<Outcomes> {
  if (options.target.kind !== 'amplitude') throw new Error('It goes into a log.')
  const { settings, subscriptions, agent } = options.target
  const runner = destinationRunner<Settings>({ definition: destination, settings: () => settings, agent })
  return deliverCalls({ ...options, store, files: reading.files, calls: reading.tally.calls, subscriptions, runner })
}

async function toLog(options: BackfillOptions, store: Store, reading: Reading): Promise<Outcomes> {
  if (options.target.kind !== 'log') throw new Error('It goes to Amplitude.')
  const log = await options.target.open()
  const rate = new ProjectRate(options.rates.project)
  try {
    const { calls } = reading.tally
    return await appendCalls({ ...options, store, calls, log, waitFor: (some) => rate.waitFor(some) })
  } finally {
    await log.close()
  }
}
