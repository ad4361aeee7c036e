/** All that a process is told before it starts, and all that is wrong with it. */
import destination from '../../src'
import type { Subscription } from '../deliver/subscription'
import { presetsOf } from '../subscriptions/preset-subscriptions'
import { readSubscriptions } from '../subscriptions/read-subscriptions'
import { folderProblem } from './folder-problem'
import { portProblem } from './listening'
import { readJsonFile } from './read-json-file'
import type { ReadSettings } from './read-settings'
import { readSettings } from './read-settings'
import type { PipelineSettings, Role } from './settings'

export interface Configuration {
  settings: PipelineSettings
  /** Empty in a process that delivers nothing. */
  subscriptions: readonly Subscription[]
}

/** @returns The configuration, or what is wrong: a sentence each, none with a key in it. */
export async function configurationFor(
  role: Role,
  file: string | undefined,
  environment: NodeJS.ProcessEnv
): Promise<{ configuration: Configuration; problems: [] } | { configuration?: undefined; problems: string[] }> {
  const config = file === undefined ? { json: {} } : readJsonFile(file)
  if (config.problem !== undefined) return { problems: [config.problem] }
  const read = readSettings(role, { file: config.json, environment })
  const { subscriptions, problems: wrong } = subscriptionsOf(role, read)
  const problems = [...read.problems, ...wrong, ...(await problemsHere(role, read))]
  if (!read.settings || problems.length > 0) return { problems }
  return { configuration: { settings: read.settings, subscriptions }, problems: [] }
}

function subscriptionsOf(role: Role, { valueOf }: ReadSettings): { subscriptions: Subscription[]; problems: string[] } {
  const file = valueOf('subscriptions')
  if (role === 'collect') return { subscriptions: [], problems: [] }
  if (typeof file !== 'string') return { subscriptions: presetsOf(destination), problems: [] }
  const read = readJsonFile(file)
  if (read.problem !== undefined) return { subscriptions: [], problems: [`subscriptions: ${read.problem}`] }
  const { subscriptions, problems } = readSubscriptions(read.json)
  return { subscriptions, problems: problems.map((words) => `${file}: ${words}`) }
}

/** What this machine does not give. */
async function problemsHere(role: Role, { valueOf }: ReadSettings): Promise<string[]> {
  const servers = role === 'deliver' ? ['status'] : ['status', 'collect']
  const places = servers.flatMap((setting) => {
    const [host, port] = [valueOf(`${setting}.host`), valueOf(`${setting}.port`)]
    return typeof host === 'string' && typeof port === 'number' ? [{ setting, host, port }] : []
  })
  const [one, other] = places
  const isTwice = other !== undefined && one.port !== 0 && one.port === other.port && one.host === other.host
  const folder = valueOf('folder')
  const problems = [
    valueOf('log') === 'embedded' && typeof folder === 'string' ? folderProblem(folder) : undefined,
    ...(await Promise.all(places.map(portProblem))),
    isTwice ? `status.port and collect.port are both ${one.port}: choose another for one of them.` : undefined
  ]
  return problems.filter((problem) => problem !== undefined)
}
