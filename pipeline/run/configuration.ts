/** All that a process is told before it starts, and all that is wrong with it. */
import destination from '../../src'
import type { Subscription } from '../deliver/subscription'
import { presetsOf } from '../subscriptions/preset-subscriptions'
import { readSubscriptions } from '../subscriptions/read-subscriptions'
import { readJsonFile } from './read-json-file'
import { readSettings } from './read-settings'
import type { PipelineSettings, Role } from './settings'

export interface Configuration {
  settings: PipelineSettings
  /** Empty in a process that delivers nothing. */
  subscriptions: readonly Subscription[]
}

/** @returns The configuration, or what is wrong: a sentence each, none with a key in it. */
export function configurationFor(
  role: Role,
  file: string | undefined,
  environment: NodeJS.ProcessEnv
): { configuration: Configuration; problems: [] } | { configuration?: undefined; problems: string[] } {
  const config = file === undefined ? { json: {} } : readJsonFile(file)
  const { json } = 'json' in config ? config : { json: {} }
  const read = readSettings(role, { file: json, environment })
  const { subscriptions, problems: wrong } = subscriptionsOf(role, read.subscriptionsFile)
  const own = config.problem === undefined ? read.problems : [config.problem]
  const problems = [...own, ...wrong]
  if (!read.settings || problems.length > 0) return { problems }
  return { configuration: { settings: read.settings, subscriptions }, problems: [] }
}

function subscriptionsOf(role: Role, file: string | undefined): { subscriptions: Subscription[]; problems: string[] } {
  if (role === 'collect') return { subscriptions: [], problems: [] }
  if (file === undefined) return { subscriptions: presetsOf(destination), problems: [] }
  const { json, problem } = { json: undefined, ...readJsonFile(file) }
  if (problem !== undefined) return { subscriptions: [], problems: [problem] }
  const { subscriptions, problems } = readSubscriptions(json)
  return { subscriptions, problems: problems.map((words) => `${file}: ${words}`) }
}
