import { AsyncLocalStorage } from 'async_hooks'
import { subscribe } from 'diagnostics_channel'
import type { ClientRequest } from 'http'
import type { Agent } from 'https'
import type { RequestExtension } from '@segment/actions-core'
import { bodyText } from './body-text'

/** A request and its answer, in the form that `actions-cli serve` gives. */
export interface Exchange {
  request: { url: string; method: string; headers: Record<string, string>; body: string }
  response: {
    statusCode: number
    statusMessage: string
    headers: Record<string, string>
    /** Parsed where it is JSON, else text. */
    body: unknown
  }
}

/** A request that got no answer: too late, or cut off. Whether it was accepted, nobody knows. */
export interface Unanswered {
  request: { url: string; method: string; body: string }
}

/** What a call sent, and what came back. */
export interface Recording<Settings> {
  exchanges: Exchange[]
  /** Requests under way; after the call, those that got no answer. */
  unanswered: Unanswered[]
  extendRequest: RequestExtension<Settings>
}

/** What the framework hands to a hook that sees each answer. */
interface SeenRequest {
  url: string
  method: string
  headers: Iterable<[string, string]>
}
interface SentOptions {
  method?: string
  body?: unknown
}
interface SeenResponse {
  status: number
  statusText: string
  headers: Iterable<[string, string]>
  content?: string
}

/**
 * Records the exchanges of one call: through the framework's request extension, so that it sees those of a failed call, of a
 * deletion and of a test of the credentials as well, and never those of another call.
 * @param agent Where requests go instead of to their host, if anywhere.
 */
export function recordExchanges<Settings>(agent?: Agent): Recording<Settings> {
  const exchanges: Exchange[] = []
  const unanswered: Unanswered[] = []
  const options = {
    ...(agent && { agent }),
    beforeRequest: [
      ({ method = '', body }: SentOptions) => {
        unanswered.push({ request: { url: '', method, body: bodyText(body) } })
        underWay.enterWith(unanswered)
      }
    ],
    afterResponse: [
      (request: SeenRequest, sent: SentOptions, response: SeenResponse) => {
        const body = bodyText(sent.body)
        const answered = unanswered.findIndex((waiting) => waiting.request.body === body)
        unanswered.splice(answered, answered < 0 ? 0 : 1)
        exchanges.push(toExchange(request, body, response))
      }
    ]
  }
  // The framework takes hooks here and merges them with its own, though its type names the options of a request only.
  return { exchanges, unanswered, extendRequest: () => options }
}

/** The requests of the call in whose course something happens. */
const underWay = new AsyncLocalStorage<Unanswered[]>()

/** The framework tells a hook the address of a request with its answer only; Node tells it when the request begins. */
subscribe('http.client.request.start', (message) => {
  const { request: begun } = message as { request: ClientRequest }
  const first = underWay.getStore()?.find(({ request }) => request.url === '')
  if (first) first.request.url = `${begun.protocol}//${String(begun.getHeader('host'))}${begun.path}`
})

function toExchange(request: SeenRequest, body: string, response: SeenResponse): Exchange {
  return {
    request: {
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body
    },
    response: {
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: parsed(response.content ?? '')
    }
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}
