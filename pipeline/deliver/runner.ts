/** Runs a destination on Segment's framework, as Segment does. */
import type { Agent } from 'https'
import type { DestinationDefinition, JSONObject } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import { KEEPS_ORDER } from '../../src/delivery/keeps-order'
import type { Call } from '../call'
import type { Report } from './report'
import { isOfAll, reportOf } from './report'
import type { Subscription } from './subscription'

export interface RunnerOptions<Settings> {
  definition: DestinationDefinition<Settings>
  /** Asked before each batch: they may change. */
  settings: () => Settings
  /** Where requests go instead of to their hosts, if anywhere. */
  agent?: Agent
  /** What stands around each delivery, such as one that holds it back or measures it. */
  around?: (runner: Runner) => Runner
}

export interface Runner {
  /**
   * Delivers calls through an action: several as a batch, one alone, as its mapping has batching on or off. Never rejects.
   * @returns A report for each, in order.
   */
  run(subscription: Subscription, calls: readonly Call[]): Promise<Report[]>
}

/** A batch keeps the order of each user, too, where it takes several requests. */
const FEATURES = { [KEEPS_ORDER]: true }

/** Where a destination says nothing, nobody knows what became of the call: it is tried again. */
const UNKNOWN: Report = { status: 500, message: 'The destination did not say what became of the call.' }

export function destinationRunner<Settings>({ around, ...options }: RunnerOptions<Settings>): Runner {
  const runner = bareRunner(options)
  return around ? around(runner) : runner
}

function bareRunner<Settings>({ definition, settings, agent }: RunnerOptions<Settings>): Runner {
  const destination = new Destination<Settings>({ ...definition, ...(agent && { extendRequest: () => ({ agent }) }) })
  const common = ({ mapping }: Subscription) => ({ mapping, settings: settings(), auth: undefined })

  async function single(subscription: Subscription, call: Call): Promise<Report> {
    try {
      await destination.actions[subscription.action].execute({ ...common(subscription), data: call })
      return { status: 200, message: '' }
    } catch (error) {
      return reportOf(error)
    }
  }

  async function batch(subscription: Subscription, calls: readonly Call[]): Promise<Report[]> {
    try {
      const data = calls as unknown as JSONObject[]
      const results = await destination.actions[subscription.action].executeBatch({
        ...common(subscription),
        data,
        features: FEATURES
      })
      return calls.map((_call, index) => {
        const result = results[index]
        if (!result) return UNKNOWN
        return { status: result.status, message: 'errormessage' in result ? result.errormessage : '' }
      })
    } catch (error) {
      // What has a status, or is wrong with the mapping, is said of all of them. Anything else comes from one call that the framework cannot read, and fails all
      // before any code of the destination runs: halves find it, and the others go on.
      if (calls.length === 1 || isOfAll(error)) return calls.map(() => reportOf(error))
      const half = Math.ceil(calls.length / 2)
      return [...(await batch(subscription, calls.slice(0, half))), ...(await batch(subscription, calls.slice(half)))]
    }
  }

  return {
    async run(subscription, calls) {
      if (!Object.keys(definition.actions).includes(subscription.action)) {
        const message = `There is no action ${subscription.action}. There are: ${Object.keys(definition.actions).join(
          ', '
        )}.`
        return calls.map(() => ({ status: 400, message }))
      }
      try {
        if (subscription.mapping.enable_batching !== false) return await batch(subscription, calls)
        const reports: Report[] = []
        for (const call of calls) reports.push(await single(subscription, call))
        return reports
      } finally {
        // The framework keeps every response, with what was sent, until somebody takes them.
        destination.responses.length = 0
      }
    }
  }
}
