/** The second part of a backfill into a log: others deliver. */
import type { Log, LogRecord } from '../log/log'
import { callInLine, isRefusal } from './call-in-line'
import type { Outcomes } from './outcomes'
import { keepOutcomes, keptOutcomes } from './outcomes'
import type { Output } from './progress'
import { Progress } from './progress'
import type { SentBatch } from './sent-batch'
import { placesIn, unknownBatches } from './sent-batch'
import type { Store } from './store'
import { del, put } from './store'

export interface AppendOptions {
  store: Store
  /** Calls that were read, those that were appended among them. */
  calls: number
  log: Pick<Log, 'append'>
  output: Output
  /** In how many ms as many calls may be appended; they are counted. */
  waitFor: (calls: number) => number
  isStopped: () => boolean
}

const PAGE = 1000
const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 60_000
const KEY = Buffer.from('append')

/** Appends what was not appended yet, in the order of time. What a run that was killed may have appended is appended again. */
export async function appendCalls(options: AppendOptions): Promise<Outcomes> {
  const { store, output, calls, isStopped } = options
  const outcomes = await keptOutcomes(store)
  const progress = new Progress(output, 'appending', outcomes.finished)
  for (const batch of await unknownBatches(store)) await append(options, outcomes, placesIn(batch))
  while (!isStopped()) {
    const page = await store.page('call', undefined, PAGE)
    if (page.length === 0) break
    await append(
      options,
      outcomes,
      page.map(([place]) => place)
    )
    progress.at(outcomes.finished, calls, `${outcomes.finished} of ${calls} calls`)
  }
  progress.end(`${outcomes.finished} of ${calls} calls are in the log`)
  return outcomes
}

async function append(options: AppendOptions, outcomes: Outcomes, places: Buffer[]): Promise<void> {
  const { store } = options
  const lines = await store.getMany('call', places)
  const since = Date.now()
  const records = lines.flatMap((line) => (line ? recordOf(line, since) : []))
  await pause(options.waitFor(records.length))
  const batch: SentBatch = { subscription: '', at: since, places: Buffer.concat(places).toString('base64') }
  await store.write(() => [put('batch', KEY, batch)])
  if (!(await isAppended(options, records))) return
  await store.write(() => {
    outcomes.finished += records.length
    outcomes.batches += 1
    return [del('batch', KEY), ...places.map((place) => del('call', place)), keepOutcomes(outcomes)]
  })
}

/** Tries until the log has them: it may be full, or not be reached for now. @returns Whether it has them; not, where it was stopped before. */
async function isAppended({ log, output, isStopped }: AppendOptions, records: LogRecord[]): Promise<boolean> {
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, LONGEST_DELAY_MS)) {
    try {
      await log.append(records)
      return true
    } catch (error) {
      if (isStopped()) return false
      output.complain(`The log did not take calls, and is asked again: ${(error as Error).message}\n`)
      await pause(delay)
    }
  }
}

function recordOf(line: Buffer, since: number): LogRecord {
  const read = callInLine(line)
  // A line was a call when it was read, and is the same for good.
  if (isRefusal(read)) throw new Error(`A line that was kept is no call: ${read.reason}`)
  return { call: read.call, tries: 0, since }
}

const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
