/** Runs the destination as Segment does, against a sandbox. */
import type { DestinationDefinition } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import type { Report } from '../../pipeline/deliver/report'
import { reportOf } from '../../pipeline/deliver/report'
import type { Settings } from '../../src/generated-types'
import { rerouteAgent } from '../sandbox/reroute'
import type { Subscription } from './subscriptions'

type Event = Record<string, unknown>

/** The destination, as Segment holds it. */
export interface Runner {
  /** Hands over a batch. A report for each event, at its index; undefined where the destination says nothing of it. */
  batch(subscription: Subscription, events: Event[]): Promise<(Report | undefined)[]>
  /** Hands over a single event. */
  single(subscription: Subscription, event: Event): Promise<Report>
}

/**
 * @param definition of the destination
 * @param ports of a running sandbox, to which all requests to Amplitude's hosts go, and of where all others go
 */
export function runnerOf(
  definition: DestinationDefinition<Settings>,
  ports: { amplitude: number; elsewhere: number },
  settings: Settings
): Runner {
  const agent = rerouteAgent(ports.amplitude, ports.elsewhere)
  const held = new Destination<Settings>({ ...definition, extendRequest: () => ({ agent }) })
  const { actions } = held
  // The framework keeps every response, with what was sent, until Segment takes them: from call to call, here too.
  const forgetResponses = () => void held.responses.splice(0)
  return {
    async batch({ action, mapping }, data) {
      try {
        const results = await actions[action].executeBatch({ data, mapping, settings, auth: undefined })
        return data.map((_event, index) => {
          const result = results[index]
          return result && { status: result.status, message: 'errormessage' in result ? result.errormessage : '' }
        })
      } catch (error) {
        return data.map(() => reportOf(error))
      } finally {
        forgetResponses()
      }
    },
    async single({ action, mapping }, data) {
      try {
        await actions[action].execute({ data, mapping, settings, auth: undefined })
        return { status: 200, message: '' }
      } catch (error) {
        return reportOf(error)
      } finally {
        forgetResponses()
      }
    }
  }
}
