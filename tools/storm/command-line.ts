/** The arguments of `npm run storm`, and what it says. */
import { availableParallelism } from 'os'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { numberFromOne, wholeNumber } from '../command/whole-number'
import { FAULT_KINDS } from '../sandbox/faults'
import type { FaultName } from '../sandbox/faults'
import { runLongStorm } from './long-storm'
import { isFlat, isWithin } from './memory'
import type { StormOptions } from './storm'
import { runStorm } from './storm'
import { progressLine, tableOf, tableOfWaves, waveLine } from './table'
import { CALLS_OF_A_WAVE } from './waves'
import type { Wave } from './waves'
import { FINAL_FAULTS, STORM } from './weather'
import type { FaultShares } from './weather'

/** Where the command writes its words. */
export interface Output {
  /** Whether a line can be overwritten. */
  terminal: boolean
  say: (words: string) => void
  complain: (words: string) => void
}

interface Arguments {
  events: number
  seed?: number
  batchSize: number
  bad: number
  fault?: FaultShares
  calm?: boolean
  after: number
  wave: number
  processes: number
}

const FAULTS = (Object.keys(FAULT_KINDS) as FaultName[]).filter((name) => !FINAL_FAULTS.includes(name))

function share(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('It is a share, from 0 to 1.')
  return value
}

function addFault(argument: string, faults: FaultShares = STORM): FaultShares {
  const [name, value = ''] = argument.split('=')
  const fault = FAULTS.find((known) => known === name)
  if (!fault) throw new InvalidArgumentError(`The faults are ${FAULTS.join(', ')}.`)
  const changed = { ...faults, [fault]: share(value) }
  const total = Object.values(changed).reduce((sum, one) => sum + one, 0)
  // Nothing would ever arrive, and bad calls could not be reported.
  if (total > 0.9) throw new InvalidArgumentError('All faults together are at most 0.9 of requests.')
  return changed
}

function command(): Command {
  return new Command('storm')
    .description(
      'Drives the destination through failures of all kinds, and checks that nothing is lost or counted twice.'
    )
    .option('--events <n>', 'Segment calls to make up', wholeNumber, 100_000)
    .option('--seed <n>', 'repeats a storm; by chance when absent', wholeNumber)
    .option('--batch-size <n>', 'calls a batch, at most', numberFromOne, 1000)
    .option('--bad <share>', 'share of calls that are bad', share, 0.03)
    .option(
      '--fault <name=share>',
      `share of requests that a fault befalls, repeatable: ${FAULTS.join(', ')}`,
      addFault
    )
    .option('--calm', 'no faults, no throttling', false)
    .option('--after <n>', 'calls of earlier waves, where one wave is repeated alone', wholeNumber, 0)
    .option('--wave <n>', 'calls beyond which a storm comes in waves of so many', numberFromOne, CALLS_OF_A_WAVE)
    .option('--processes <n>', 'processes that ride out waves', numberFromOne, availableParallelism())
}

function stormOf({ events, after, seed, batchSize, bad, fault, calm }: Arguments): Wave {
  return {
    calls: events,
    after,
    seed: seed ?? Math.floor(Math.random() * 2 ** 31),
    batchSize,
    bad,
    faults: fault,
    calm
  }
}

/**
 * Runs a storm as the arguments ask, and says how it went.
 *
 * @param args without the names of the program and the script
 * @returns the exit code: 0 when the books balance and memory stayed within its bound, or help was asked for, otherwise 1
 */
export async function stormFromArguments(args: readonly string[], output: Output): Promise<number> {
  const parser = command().exitOverride().configureOutput({ writeOut: output.say, writeErr: output.complain })
  try {
    const asked = parser.parse(args, { from: 'user' }).opts<Arguments>()
    const storm = stormOf(asked)
    output.say(`Storm of ${storm.calls} calls, seed ${storm.seed}\n`)
    const isWell = storm.calls > asked.wave ? await inWaves(storm, asked, output) : await inOne(storm, output)
    output.say(`Repeat it with --seed ${storm.seed} and the same other options.\n`)
    return isWell ? 0 : 1
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    throw error
  }
}

async function inOne(storm: StormOptions, output: Output): Promise<boolean> {
  const report = await runStorm({ ...storm, onProgress: progressOn(output, storm.calls) })
  output.say(`${output.terminal ? CLEAR_LINE : ''}${tableOf(report)}`)
  return report.books.balanced && isWithin(report.memory)
}

async function inWaves(storm: Wave, { wave, processes }: Arguments, { say }: Output): Promise<boolean> {
  const started = Date.now()
  const report = await runLongStorm(storm, {
    callsOfAWave: wave,
    processes,
    onWave: (done, progress) => say(`${waveLine(done, progress, started)}\n`)
  })
  say(tableOfWaves(report))
  return report.books.balanced && isWithin(report.memory) && isFlat(report.growth)
}

const CLEAR_LINE = '\r\u001b[K'

/** On a terminal one line that changes, elsewhere a line a round. */
function progressOn({ terminal, say }: Output, calls: number): StormOptions['onProgress'] {
  let shown = { at: 0, round: 0 }
  return (progress) => {
    const now = Date.now()
    const due = terminal ? now - shown.at >= 100 : progress.round > shown.round
    if (!due) return
    shown = { at: now, round: progress.round }
    const line = progressLine(progress, calls)
    say(terminal ? `${CLEAR_LINE}${line}` : `${line}\n`)
  }
}
