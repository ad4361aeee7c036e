import type { JSONObject, RequestClient } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import type { FailureAnswer } from '../../execute/failure'
import { describeFailure } from '../../execute/failure'
import { bodyText } from '../../execute/body-text'
import type { AnyEvent } from '../api'

/** What an action would do with an event. */
export interface DryRun {
  /** As `perform` gets it; absent where the framework refuses it before. */
  payload?: Record<string, unknown>
  /** What it would send, as if Amplitude took all of it. */
  requests: DryRequest[]
  /** Why the framework or the destination refuses the event. */
  failure?: Pick<FailureAnswer, 'message' | 'fields'>
}

export interface DryRequest {
  method: string
  url: string
  /** JSON, or a form. */
  body: string
}

/** Runs an action by the framework's own path, and sends nothing. It has no keys. */
export async function dryRun(action: string, mapping: JSONObject, event: AnyEvent): Promise<DryRun> {
  const run: DryRun = { requests: [] }
  const definition = destination.actions[action]
  const client = ((url: string, { method = 'GET', json, body }: Parameters<RequestClient>[1] = {}) => {
    run.requests.push({
      method: method.toUpperCase(),
      url,
      body: json === undefined ? bodyOf(body) : JSON.stringify(json)
    })
    return Promise.resolve(TAKEN)
  }) as RequestClient
  const runner = new Destination<Settings>({
    ...destination,
    actions: {
      [action]: {
        ...definition,
        perform: async (_request, data) => {
          run.payload = data.payload as Record<string, unknown>
          await definition.perform(client, data)
        }
      }
    }
  })
  try {
    await runner.actions[action].execute({ data: event, mapping, settings: NO_SETTINGS, auth: undefined })
  } catch (error) {
    run.failure = describeFailure(error)
  }
  return run
}

/** The parts of an answer that are read; Amplitude's own when it has taken everything. */
const TAKEN = { status: 200, ok: true, content: '{"code":200}', data: { code: 200 } }

const NO_SETTINGS: Settings = { apiKey: '', secretKey: '' }

/** A form may be given as its parameters. */
function bodyOf(body: unknown): string {
  return body instanceof URLSearchParams ? body.toString() : bodyText(body)
}
