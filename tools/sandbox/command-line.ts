/** The arguments of `npm run sandbox`, and what it says. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { Region } from './addresses'
import { FAULT_SETTINGS } from './faults'
import { portIn, portProblem } from './port'
import { READINGS } from './readings'
import { startSandbox } from './sandbox'
import type { Sandbox, SandboxOptions } from './sandbox'

interface Arguments {
  port: number
  region: Region
  apiKey?: string[]
  secretKey?: string[]
  silencedDevice?: string[]
  keep: number
  keepRequests: number
  reading?: Record<string, string>
  fault?: Record<string, number>
  limit?: Record<string, Record<string, number>>
}

const DEFAULT_PORT = 8787

/** A parser of `name=value` arguments that may be given many times. */
function pair(argument: string): [name: string, value: string] {
  const at = argument.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It is written name=value.')
  return [argument.slice(0, at), argument.slice(at + 1)]
}

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text))

function numberIn(text: string): number {
  const value = numberOf(text)
  if (Number.isNaN(value) || value < 0) throw new InvalidArgumentError('It is a number of 0 or more.')
  return value
}

function wholeNumberIn(text: string): number {
  const value = numberOf(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('It is a whole number of 0 or more.')
  return value
}

function addReading(argument: string, readings: Record<string, string> = {}): Record<string, string> {
  const [name, value] = pair(argument)
  return { ...readings, [name]: value }
}

function addFault(argument: string, faults: Record<string, number> = {}): Record<string, number> {
  const [name, value] = pair(argument)
  return { ...faults, [name]: numberIn(value) }
}

function addLimit(argument: string, limits: NonNullable<Arguments['limit']> = {}): Arguments['limit'] {
  const [path, value] = pair(argument)
  const [endpoint, name, ...rest] = path.split('.')
  if (!name || rest.length > 0) throw new InvalidArgumentError('It is written endpoint.limit=value.')
  return { ...limits, [endpoint]: { ...limits[endpoint], [name]: numberIn(value) } }
}

function command(): Command {
  return new Command('sandbox')
    .description('A local stand-in for Amplitude: its endpoints, checks, limits and answers.')
    .option('--port <port>', 'port on 127.0.0.1; 0 for any free one', portIn, DEFAULT_PORT)
    .addOption(new Option('--region <region>', 'region of direct requests').choices(['us', 'eu']).default('us'))
    .option('--api-key <keys...>', 'valid api keys; any when absent')
    .option('--secret-key <keys...>', 'valid secret keys; any when absent')
    .option('--silenced-device <ids...>', 'device ids whose events are refused as silenced')
    .option('--keep <events>', 'events kept in full', wholeNumberIn, 100_000)
    .option('--keep-requests <requests>', 'requests kept in full', wholeNumberIn, 1000)
    .option('--reading <name=value>', `a reading, repeatable: ${Object.keys(READINGS).join(', ')}`, addReading)
    .option('--fault <name=value>', `a fault setting, repeatable: ${FAULT_SETTINGS.join(', ')}`, addFault)
    .option('--limit <endpoint.name=value>', 'a limit, repeatable: for example httpapi.events=100', addLimit)
}

function optionsOf(given: Arguments): SandboxOptions {
  return {
    port: given.port,
    region: given.region,
    apiKeys: given.apiKey,
    secretKeys: given.secretKey,
    silencedDevices: given.silencedDevice,
    keep: { events: given.keep, requests: given.keepRequests },
    readings: given.reading,
    faults: given.fault,
    limits: given.limit
  }
}

function welcome({ url }: Sandbox, apiKey: string): string {
  const body = JSON.stringify({ api_key: apiKey, events: [{ event_type: 'Sandbox Tried', user_id: 'ada-lovelace' }] })
  return [
    `Amplitude sandbox on ${url}`,
    'Send it an event:',
    `  curl -s -H 'Content-Type: application/json' -d '${body.replace(/'/g, `'\\''`)}' ${url}/2/httpapi`,
    'See what it holds:',
    `  curl -s ${url}/sandbox/state`,
    ''
  ].join('\n')
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Where the command writes its words. */
export interface Output {
  say: (words: string) => void
  complain: (words: string) => void
}

/**
 * Starts a sandbox as the arguments ask.
 *
 * @param args without the names of the program and the script
 * @returns the running sandbox, or the exit code: 0 after `--help`, 1 when it cannot start, which is then complained about
 */
export async function startFromArguments(
  args: readonly string[],
  { say, complain }: Output
): Promise<Sandbox | number> {
  const parser = command().exitOverride().configureOutput({ writeOut: say, writeErr: complain })
  try {
    const given = parser.parse(args, { from: 'user' }).opts<Arguments>()
    const sandbox = await startSandbox(optionsOf(given))
    say(welcome(sandbox, given.apiKey?.[0] ?? 'any-key'))
    return sandbox
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    complain(`error: ${portProblem(error, parser.opts<Arguments>().port) ?? messageOf(error)}\n`)
    return 1
  }
}
