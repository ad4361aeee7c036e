import type { Agent } from 'https'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import { Destination, defaultValues } from '@segment/actions-core'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import type { Exchange, Unanswered } from './exchanges'
import { recordExchanges } from './exchanges'
import type { FailureAnswer } from './failure'
import { describeFailure } from './failure'

type InputData = Record<string, unknown>

/** The body of a call of an action. */
export interface ActionCall {
  /** One Segment event, or a list, which runs as a batch. */
  payload?: unknown
  settings?: unknown
  mapping?: unknown
  auth?: unknown
  features?: unknown
  subscriptionMetadata?: unknown
}

/** What became of a batch: a result for each event, and the requests that got no answer. */
export interface BatchResults {
  multistatus: unknown[]
  unanswered: Unanswered[]
}

/** The answer to a call of an action: its exchanges and, for a batch, the results of its events; or its failure. */
export type ActionAnswer = Array<Exchange | BatchResults | FailureAnswer>

/**
 * Runs an action as Segment would, with the defaults of its fields under the given mapping. Settings are not validated.
 * @param agent Where requests go instead of to Amplitude, if anywhere.
 */
export async function executeAction(action: string, call: ActionCall, agent?: Agent): Promise<ActionAnswer> {
  const { exchanges, unanswered, extendRequest } = recordExchanges<Settings>(agent)
  const runner = new Destination<Settings>({ ...destination, extendRequest })
  try {
    const { data, ...input } = toInput(action, call)
    if (!Array.isArray(data)) {
      await runner.actions[action].execute({ ...input, data })
      return exchanges
    }
    const multistatus = await runner.actions[action].executeBatch({ ...input, data })
    return [...exchanges, { multistatus, unanswered }]
  } catch (error) {
    return [describeFailure(error, exchanges, unanswered)]
  }
}

/** Deletes a user, as Segment would on a request to forget someone. */
export async function executeDeletion(
  call: { payload?: unknown; settings?: unknown },
  agent?: Agent
): Promise<ActionAnswer> {
  const { exchanges, unanswered, extendRequest } = recordExchanges<Settings>(agent)
  const runner = new Destination<Settings>({ ...destination, extendRequest })
  try {
    const event = objectIn(call, 'payload') as unknown as SegmentEvent
    await runner.onDelete?.(event, objectIn(call, 'settings') as JSONObject)
    return exchanges
  } catch (error) {
    return [describeFailure(error, exchanges, unanswered)]
  }
}

/** Tests settings, which stand flat in the body. */
export async function testSettings(
  settings: unknown,
  agent?: Agent
): Promise<{ ok: true } | { ok: false; error: string; fields: Record<string, string> }> {
  const { extendRequest } = recordExchanges<Settings>(agent)
  try {
    const runner = new Destination<Settings>({ ...destination, extendRequest })
    await runner.testAuthentication((settings ?? {}) as Settings)
    return { ok: true }
  } catch (error) {
    const { message, fields } = describeFailure(error)
    return { ok: false, error: message, fields }
  }
}

function toInput(action: string, call: ActionCall) {
  const { payload } = call
  if (typeof payload !== 'object' || payload === null) {
    throw new Error('payload is missing. Send the Segment event, or a list of events, as payload: {"payload": {...}}.')
  }
  if (Array.isArray(payload) && payload.length === 0) {
    throw new Error('payload is an empty list, so there is nothing to send. Put at least one Segment event into it.')
  }
  if (Array.isArray(payload) && !payload.every((event) => typeof event === 'object' && event !== null)) {
    throw new Error('payload holds something that is no Segment event. Each entry of the list must be an object.')
  }
  return {
    data: payload as InputData | InputData[],
    mapping: { ...defaultValues(destination.actions[action].fields), ...objectIn(call, 'mapping') } as JSONObject,
    settings: objectIn(call, 'settings') as unknown as Settings,
    auth: call.auth as undefined,
    features: objectIn(call, 'features') as Record<string, boolean>,
    subscriptionMetadata: objectIn(call, 'subscriptionMetadata')
  }
}

/** A part of a body that is an object, or an empty one where it is absent. */
function objectIn(body: object, name: string): Record<string, unknown> {
  const value: unknown = Reflect.get(body, name) ?? {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  throw new Error(`${name} is ${JSON.stringify(value)}, and must be an object.`)
}
