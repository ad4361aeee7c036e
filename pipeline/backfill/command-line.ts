/** The arguments of `npm run backfill`, and what they come to. */
import { parseFql } from '@segment/destination-subscriptions'
import { isAbsolute, relative, resolve } from 'path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { agentFor } from '../run/deliver-role'
import type { Configuration } from '../run/configuration'
import { configurationFor } from '../run/configuration'
import { loggerFor } from '../run/logger'
import { openLog } from '../run/open-log'
import { archiveAt } from './archive'
import { backfill, EXIT } from './backfill'
import type { Target } from './backfill'
import { batchSubscriptions } from './batch-subscriptions'
import type { Output } from './progress'

interface Arguments {
  config?: string
  state: string
  from?: number
  to?: number
  filter?: string
  into: 'amplitude' | 'kafka'
  dryRun?: true
  endpoint?: string
  region?: string
  projectRate: number
  userRate: number
  repeatUnknown?: true
  skipUnknown?: true
}

/** HTTP V2 API, "Upload limit": events a second of a project on the Starter plan. No other plan has a documented limit. */
const PROJECT_RATE = 1000
/** Batch Event Upload API, "Limits": events a second of a user or a device. */
const USER_RATE = 1000

function date(text: string): number {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(time)) throw new InvalidArgumentError('It is a date such as 2026-01-31 or 2026-01-31T12:00:00Z.')
  return time
}

function rate(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number; 0 is no limit.')
  return Number(text)
}

function trigger(text: string): string {
  if ('error' in parseFql(text))
    throw new InvalidArgumentError(`It is no FQL. Write it as the trigger of a subscription, such as 'type = "track"'.`)
  return text
}

function command(): Command {
  return new Command('backfill')
    .description(
      "Deliver Segment's archives to Amplitude's Batch API, or into Kafka. Run it again, and it goes on where it was."
    )
    .argument('<archive>', 'a folder, a file, or s3://bucket/prefix')
    .option('--config <file>', "JSON file of the pipeline's settings: docs/pipeline.md")
    .option(
      '--state <folder>',
      'where it keeps what it knows: of one backfill, with room for its calls',
      'backfill-state'
    )
    .option('--from <date>', 'calls from this moment on, by their timestamp', date)
    .option('--to <date>', 'calls before this moment', date)
    .option('--filter <fql>', 'calls for which this holds, as the trigger of a subscription', trigger)
    .addOption(new Option('--into <target>', 'where calls go').choices(['amplitude', 'kafka']).default('amplitude'))
    .option('--dry-run', 'read and count, and send nothing; a run after it need not read again')
    .option('--endpoint <url>', 'the address of an S3 that is not Amazon’s')
    .option('--region <name>', 'the region of the bucket, if the environment does not say it')
    .option('--project-rate <n>', 'events a second, at most; 0 is no limit', rate, PROJECT_RATE)
    .option('--user-rate <n>', 'events a second of one user, at most; 0 is no limit', rate, USER_RATE)
    .addOption(new Option('--repeat-unknown', 'send again what was sent more than 7 days ago without an answer'))
    .addOption(new Option('--skip-unknown', 'leave it').conflicts('repeatUnknown'))
}

/**
 * Runs a backfill as the arguments and the environment ask.
 * @param args without the names of the program and the script
 * @param isStopped asked now and then: whether to end, for now
 * @returns the exit code, one of `EXIT`
 */
export async function backfillFromArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
  isStopped: () => boolean
): Promise<number> {
  const parser = command().exitOverride().configureOutput({ writeOut: output.say, writeErr: output.complain })
  try {
    parser.parse(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    throw error
  }
  const options = parser.opts<Arguments>()
  const { target, problems } = await targetOf(options, environment, output)
  for (const problem of problems) output.complain(`error: ${problem}\n`)
  if (!target) return EXIT.failed
  const [address] = parser.args
  if (isWithin(options.state, address)) {
    output.complain(`error: The state folder ${options.state} is within the archive. Name another one with --state.\n`)
    return EXIT.failed
  }
  const { from, to, filter, projectRate: project, userRate: user } = options
  try {
    return await backfill({
      archive: archiveAt(address, options),
      address,
      state: options.state,
      selection: { from, to, filter },
      target,
      isDryRun: options.dryRun === true,
      rates: { project, user },
      unknown: options.repeatUnknown ? 'repeat' : options.skipUnknown ? 'skip' : undefined,
      output,
      isStopped
    })
  } catch (error) {
    output.complain(`error: ${error instanceof Error ? error.message : String(error)}\n`)
    return EXIT.failed
  }
}

/** What is kept there would be taken for calls, sooner or later. */
function isWithin(state: string, archive: string): boolean {
  const way = relative(resolve(archive), resolve(state))
  return !/^s3:/i.test(archive) && !way.startsWith('..') && !isAbsolute(way)
}

async function targetOf(
  { into, config }: Arguments,
  environment: NodeJS.ProcessEnv,
  output: Output
): Promise<{ target?: Target; problems: string[] }> {
  // Who appends to a log needs no key of Amplitude's.
  const [role, own] = into === 'kafka' ? (['collect', { PIPELINE_LOG: 'kafka' }] as const) : (['deliver', {}] as const)
  const { configuration, problems } = await configurationFor(role, config, { ...environment, ...own })
  if (!configuration) return { problems }
  return { target: into === 'kafka' ? kafkaOf(configuration, output) : amplitudeOf(configuration), problems }
}

function amplitudeOf({ settings: { settings, amplitude }, subscriptions }: Configuration): Target {
  return { kind: 'amplitude', settings, subscriptions: batchSubscriptions(subscriptions), agent: agentFor(amplitude) }
}

function kafkaOf({ settings }: Configuration, { complain }: Output): Target {
  const logger = loggerFor({ ...settings, level: 'warn' }, { write: complain })
  return {
    kind: 'log',
    name: `Kafka, topic ${settings.kafka.topic}`,
    async open() {
      const opened = await openLog({ settings, role: 'collect', logger })
      return { append: (records) => opened.log.append(records), close: () => opened.close() }
    }
  }
}
