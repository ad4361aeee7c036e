/** A destination as a contender: its definition on Segment's framework, with the default mapping of each action. */
import type { DestinationDefinition, InputField, JSONObject } from '@segment/actions-core'
import type { Agent } from 'https'
import type { CallKind } from '../traffic/traffic'
import type { Contender } from './contender'
import type { Framework } from './framework'

/** A project that exists on the counting server alone. */
const SETTINGS = { apiKey: 'bench-api-key', secretKey: 'bench-secret-key', endpoint: 'north_america' }

type Settings = typeof SETTINGS

/** What is run, and how. */
export interface Runnable extends Way {
  definition: DestinationDefinition<Settings>
  framework: Framework
  /** The action that takes calls of a kind. */
  actions: Record<CallKind, string>
  /** The way to the counting server. */
  agent: Agent
}

/** How a destination is run, where it is not run as it is for the most part. */
export interface Way {
  /** What is mapped, of what is mapped by default; all of it when absent. */
  mapped?: (defaults: JSONObject) => JSONObject
  /** Single calls that are on their way at a time; 1 when absent. */
  atOnce?: number
  /** Whether some calls are to be refused. */
  refusals?: boolean
  /** Where the project is, as the setting of that name says it; North America when absent. */
  endpoint?: string
}

/** How calls are handed to the framework: one by one, or together. */
export type Entrance = 'execute' | 'executeBatch'

/** A destination as Segment runs it. */
export function destinationContender(name: string, entrance: Entrance, what: Runnable): Contender {
  const { definition, framework, actions, agent, mapped = (all) => all, atOnce = 1, refusals = false } = what
  const destination = new framework.Destination<Settings>({ ...definition, extendRequest: () => ({ agent }) })
  const settings = { ...SETTINGS, endpoint: what.endpoint ?? SETTINGS.endpoint }
  const mappings = Object.fromEntries(
    Object.entries(definition.actions).map(([slug, { fields }]) => [slug, mapped(defaultMapping(framework, fields))])
  )
  return {
    name,
    async deliver({ kind, calls }) {
      const action = destination.actions[actions[kind]]
      const common = { mapping: mappings[actions[kind]], settings, auth: undefined }
      if (entrance === 'execute') {
        await eachOf(calls, atOnce, (data) => action.execute({ ...common, data }))
      } else {
        const results = await action.executeBatch({ ...common, data: calls })
        const refused = results.filter(({ status }) => status !== 200).length
        if (refused > 0 && !refusals) throw new Error(`${name}: ${refused} of ${calls.length} calls were refused`)
      }
      // The framework keeps every response until somebody takes it.
      destination.responses.length = 0
    }
  }
}

/** Hands over each of the calls, so many at a time: the next as soon as one is done. */
async function eachOf<Call>(calls: readonly Call[], atOnce: number, handOver: (call: Call) => Promise<unknown>) {
  const left = calls.values()
  const line = async () => {
    for (const call of left) await handOver(call)
  }
  await Promise.all(Array.from({ length: atOnce }, line))
}

/** The mapping that a new subscription of an action has. */
export function defaultMapping({ defaultValues }: Framework, fields: Record<string, InputField>): JSONObject {
  return defaultValues(fields)
}
