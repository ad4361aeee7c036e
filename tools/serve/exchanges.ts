import type { Agent } from 'https'
import type { RequestExtension } from '@segment/actions-core'

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

/** What the framework hands to a hook that sees each answer. */
interface SeenRequest {
  url: string
  method: string
  headers: Iterable<[string, string]>
}
interface SeenOptions {
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
export function recordExchanges<Settings>(agent?: Agent): {
  exchanges: Exchange[]
  extendRequest: RequestExtension<Settings>
} {
  const exchanges: Exchange[] = []
  const options = {
    ...(agent && { agent }),
    afterResponse: [
      (request: SeenRequest, sent: SeenOptions, response: SeenResponse) => {
        exchanges.push(toExchange(request, sent, response))
      }
    ]
  }
  // The framework takes hooks here and merges them with its own, though its type names the options of a request only.
  return { exchanges, extendRequest: () => options }
}

function toExchange(request: SeenRequest, sent: SeenOptions, response: SeenResponse): Exchange {
  return {
    request: {
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: typeof sent.body === 'string' ? sent.body : ''
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
