/** The destination as Segment holds it, against a sandbox, and what travels for each hand-over. */
import type { DestinationDefinition, JSONObject, Subscription } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import { reportOf } from '../../pipeline/deliver/report'
import type { Settings } from '../../src/generated-types'
import { rerouteAgent } from '../sandbox/reroute'
import { startSandbox } from '../sandbox/sandbox'
import type { ReceivedRequest, Sandbox } from '../sandbox/sandbox'

type Call = Record<string, unknown>

/** What became of a call. */
export interface Fate {
  status: number
  /** Empty where it was delivered. */
  message: string
  /** The items that are reported to have been sent for it; undefined for a call alone, of which nothing is reported. */
  sent?: unknown[]
  /** What was thrown, where it is none of the framework's errors. */
  strange?: string
}

/** What came of handing calls over. */
export interface Handed {
  /** For each call, a fate for each subscription that took it. */
  fates: Fate[][]
  requests: ReceivedRequest[]
}

export interface HeldDestination {
  batch(calls: Call[], subscriptions: Subscription[]): Promise<Handed>
  single(call: Call, subscriptions: Subscription[]): Promise<Handed>
  close(): Promise<void>
}

const SETTINGS: Settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815', endpoint: 'north_america' }

/** What the framework says of a call in a batch that a subscription is not for. */
const NOT_FOR_IT = 'Payload is either invalid or does not match the subscription'

/** What the framework says of a call alone, last of all, for each subscription that took it. */
const EXECUTED = 'Action Executed'

/** Errors that the framework knows; all others are mistakes. */
const ERRORS = new Set([
  ...['IntegrationError', 'PayloadValidationError', 'RetryableError', 'APIError', 'InvalidAuthenticationError'],
  ...['AggregateAjvError', 'ValidationError']
])

/** @param definition of the destination, whose requests go to a sandbox of its own. */
export async function holdDestination(definition: DestinationDefinition<Settings>): Promise<HeldDestination> {
  const sandbox = await startSandbox()
  const agent = rerouteAgent(sandbox.port)
  const held = new Destination<Settings>({ ...definition, extendRequest: () => ({ agent }) })
  return {
    batch: (calls, subscriptions) =>
      handed(held, sandbox, async () => {
        const results: BatchResult[] = []
        // One by one: where one throws, nothing of another is still under way.
        for (const one of subscriptions) results.push(...(await batchOf(held, calls, one)))
        return fatesOf(results, calls.length)
      }),
    single: (call, subscriptions) => handed(held, sandbox, async () => [await fateOf(held, call, subscriptions)]),
    close: () => sandbox.close()
  }
}

/** As the framework declares them, settings are JSON. */
const settingsWith = (subscriptions: Subscription[]) =>
  ({ ...SETTINGS, subscriptions } as unknown as JSONObject & Settings)

async function handed(held: Destination<Settings>, sandbox: Sandbox, hand: () => Promise<Fate[][]>): Promise<Handed> {
  sandbox.reset()
  try {
    return { fates: await hand(), requests: [...sandbox.requests] }
  } finally {
    // The framework keeps every response until somebody takes it.
    held.responses.splice(0)
  }
}

/** What the framework gives of a batch and a subscription: a list with an entry for each call, or none where it is for no call. */
interface BatchResult {
  multistatus?: Array<{ status: number; errormessage?: string; sent?: { events?: unknown[] } } | undefined>
}

async function batchOf(held: Destination<Settings>, calls: Call[], one: Subscription): Promise<BatchResult[]> {
  return (await held.onBatch(calls as never, settingsWith([one]))) as BatchResult[]
}

function fatesOf(results: BatchResult[], calls: number): Fate[][] {
  return Array.from({ length: calls }, (_call, index) =>
    results.flatMap(({ multistatus }) => {
      const result = multistatus?.[index]
      if (!result || result.errormessage === NOT_FOR_IT) return []
      const { status, errormessage = '', sent } = result
      return [{ status, message: errormessage, sent: itemsIn(sent) }]
    })
  )
}

/** Nothing is sent of a call for which the mapping asks for no event. */
function itemsIn(sent: { events?: unknown[] } | undefined): unknown[] {
  if (!sent || Object.keys(sent).length === 0) return []
  return sent.events ?? [sent]
}

async function fateOf(held: Destination<Settings>, call: Call, subscriptions: Subscription[]): Promise<Fate[]> {
  try {
    const results = await held.onEvent(call as never, settingsWith(subscriptions))
    return results.filter(({ output }) => output === EXECUTED).map(() => ({ status: 200, message: '' }))
  } catch (error) {
    const { name = typeof error } = (error ?? {}) as Error
    return [{ ...reportOf(error), ...(ERRORS.has(name) ? {} : { strange: String((error as Error)?.stack ?? error) }) }]
  }
}
