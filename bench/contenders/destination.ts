/** A destination as a contender: its definition on Segment's framework, with the default mapping of each action. */
import type { DestinationDefinition, InputField, JSONObject } from '@segment/actions-core'
import type { Agent } from 'https'
import type { CallKind } from '../traffic/traffic'
import type { Contender } from './contender'
import type { Framework } from './framework'

/** A project that exists on the counting server alone. */
const SETTINGS = { apiKey: 'bench-api-key', secretKey: 'bench-secret-key', endpoint: 'north_america' }

/** What is run. */
export interface Runnable {
  definition: DestinationDefinition<typeof SETTINGS>
  framework: Framework
  /** The action that takes calls of a kind. */
  actions: Record<CallKind, string>
  /** The way to the counting server. */
  agent: Agent
  /** What is mapped, of what is mapped by default; all of it when absent. */
  mapped?: (defaults: JSONObject) => JSONObject
}

/** How calls are handed to the framework: one by one, or together. */
export type Entrance = 'execute' | 'executeBatch'

/**
 * A destination as Segment runs it.
 * @param refusals whether some calls are to be refused
 */
export function destinationContender(name: string, entrance: Entrance, what: Runnable, refusals = false): Contender {
  const { definition, framework, actions, agent, mapped = (defaults: JSONObject) => defaults } = what
  const destination = new framework.Destination<typeof SETTINGS>({ ...definition, extendRequest: () => ({ agent }) })
  const mappings = Object.fromEntries(
    Object.entries(definition.actions).map(([slug, { fields }]) => [slug, mapped(defaultMapping(framework, fields))])
  )
  return {
    name,
    async deliver({ kind, calls }) {
      const action = destination.actions[actions[kind]]
      const common = { mapping: mappings[actions[kind]], settings: SETTINGS, auth: undefined }
      if (entrance === 'execute') {
        for (const data of calls) await action.execute({ ...common, data })
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

/** The mapping that a new subscription of an action has. */
export function defaultMapping({ defaultValues }: Framework, fields: Record<string, InputField>): JSONObject {
  return defaultValues(fields)
}
