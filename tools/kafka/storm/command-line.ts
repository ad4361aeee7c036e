/** The arguments of `npm run storm:kafka`, and what it says. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { RETRY_POLICY } from '../../../pipeline/deliver/retries'
import type { FaultShares } from '../../storm/weather'
import { STORM } from '../../storm/weather'
import { brokersIn } from '../brokers-argument'
import type { StormOptions } from './storm'
import { runStorm } from './storm'
import { progressLine, tableOf } from './table'

/** Where the command writes its words. */
export interface Output {
  say: (words: string) => void
  complain: (words: string) => void
}

interface Arguments {
  calls: number
  seed?: number
  bad: number
  brokers: number
  collectors: number
  deliverers: number
  partitions: number
  senders: number
  batchSize: number
  killEvery: number
  patience: number
  faults: number
  calm: boolean
}

/** Seconds: a call that fails again and again waits that long, with all of its user's behind it, while nothing is wrong. */
const PATIENCE = RETRY_POLICY.longestDelayMs / 1000 + 60

/** Processes that one machine carries. */
const MOST_PROCESSES = 20

/** Times the shares of faults of `npm run storm`. With more, nothing would ever arrive. */
const MOST_FAULTS = 2

const MOST_CALLS = 100_000_000

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
}

function share(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('It is a share, from 0 to 1.')
  return value
}

function factor(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (!(value >= 0 && value <= MOST_FAULTS)) throw new InvalidArgumentError(`It is a number from 0 to ${MOST_FAULTS}.`)
  return value
}

function command(): Command {
  const processes = wholeNumber(1, MOST_PROCESSES)
  return new Command('storm:kafka')
    .description(
      'Drives the pipeline through failures of brokers, processes and Amplitude, and checks that nothing is lost, doubled or out of order.'
    )
    .option('--calls <n>', 'calls to send', wholeNumber(1, MOST_CALLS), 20_000)
    .option('--seed <n>', 'repeats the calls of a storm; by chance when absent', wholeNumber(0, 999_999_999))
    .option('--bad <share>', 'share of calls that are bad', share, 0.01)
    .option('--brokers <n>', 'brokers of Kafka', brokersIn, 3)
    .option('--collectors <n>', 'processes that collect', processes, 2)
    .option('--deliverers <n>', 'processes that deliver', processes, 3)
    .option('--partitions <n>', 'partitions of the topic of calls', wholeNumber(1, 100), 12)
    .option('--senders <n>', 'who send calls at the same time', wholeNumber(1, 100), 8)
    .option('--batch-size <n>', 'calls a request, at most', wholeNumber(1, 500), 100)
    .option('--kill-every <seconds>', 'seconds between deliverers that are killed', wholeNumber(1, 3600), 5)
    .option('--patience <seconds>', 'seconds without progress until it gives up', wholeNumber(1, 36_000), PATIENCE)
    .option('--faults <factor>', 'how often requests to Amplitude fail: 1 is three in ten', factor, 0.3)
    .option('--calm', 'no faults, and nobody is killed', false)
}

function optionsOf({ killEvery, patience, calm, seed, faults, ...given }: Arguments): StormOptions {
  return {
    ...given,
    faults: faultsOf(calm ? 0 : faults),
    seed: seed ?? Math.floor(Math.random() * 1_000_000_000),
    killEveryMs: calm ? 0 : killEvery * 1000,
    patienceMs: patience * 1000
  }
}

function faultsOf(factor: number): FaultShares {
  return Object.fromEntries(Object.entries(STORM).map(([fault, share]) => [fault, share * factor]))
}

/**
 * Runs a storm as the arguments ask, and says how it went.
 *
 * @param args without the names of the program and the script
 * @returns the exit code: 0 when all is right, or help was asked for, otherwise 1
 * @throws what {@link runStorm} throws
 */
export async function stormFromArguments(args: readonly string[], output: Output): Promise<number> {
  const parser = command().exitOverride().configureOutput({ writeOut: output.say, writeErr: output.complain })
  try {
    const options = optionsOf(parser.parse(args, { from: 'user' }).opts<Arguments>())
    output.say(`Storm of ${options.calls} calls over Kafka, seed ${options.seed}\n`)
    const onProgress: StormOptions['onProgress'] = (progress) =>
      output.say(`${progressLine(progress, options.calls)}\n`)
    const report = await runStorm({ ...options, onProgress })
    output.say(`\n${tableOf(report, options.calls)}`)
    return report.isRight ? 0 : 1
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    throw error
  }
}
