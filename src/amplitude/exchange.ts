import type { RequestClient, RequestOptions } from '@segment/actions-core'
import { MAX_ANSWER_BYTES } from './limits'

/** One request and its answer, while they are under way. */
export interface Exchange {
  /** The status of the answer, once it has begun. */
  status(): number | undefined
  /** Closes the connection, whatever is still to come over it. Without effect once the answer is complete. */
  letGo(): void
}

/** What the framework hands to its hooks: a request's options, and the answer once its head is there. */
interface HookedOptions {
  signal?: EventTarget | null
  afterResponse: Array<(request: unknown, options: unknown, response: { status: number }) => void>
}

/** What a request of ours may say for itself; the rest is the same for all. */
export type RequestContent = Pick<RequestOptions, 'method' | 'headers' | 'body' | 'json' | 'username' | 'password'>

/** Options that the framework's request client takes besides those that it declares. */
interface ExchangeOptions extends RequestOptions {
  /** Bytes of an answer, after decompression, at which reading it ends with an error. An option of node-fetch. */
  size: number
  beforeRequest: Array<(options: HookedOptions) => void>
  afterResponse: []
}

/**
 * Sends one request over the framework's client; the one place that decides what any request of ours may do.
 * - No redirect is followed: keys and events go to Amplitude's hosts alone. The redirect is the answer.
 * - No more than 1 MB of an answer is read; then the client throws an error of type `max-size`.
 * - No HTTP status is an error.
 * @param begun Takes the exchange before anything of it travels.
 */
export function exchange(
  request: RequestClient,
  url: string,
  content: RequestContent,
  begun: (exchange: Exchange) => void
): ReturnType<RequestClient> {
  let signal: HookedOptions['signal']
  let status: number | undefined
  begun({
    status: () => status,
    // The client takes no signal of ours (it would merge it with Segment's into something that is no signal any more), but
    // it listens to its own.
    letGo: () => signal?.dispatchEvent(new Event('abort'))
  })
  const observed: ExchangeOptions = {
    throwHttpErrors: false,
    redirect: 'manual',
    size: MAX_ANSWER_BYTES,
    // The framework reads a clone of the answer. Answers over 32 kB never end that way, as nobody reads the original, and
    // an answer that throttles thousands of users is longer than that.
    skipResponseCloning: true,
    beforeRequest: [
      (hooked) => {
        signal = hooked.signal
        // First of all: the framework's own hook reads the answer's body, and when that fails nobody else learns its status.
        hooked.afterResponse.unshift((_request, _options, response) => {
          status = response.status
        })
      }
    ],
    // Given, if only as an empty list, the client makes a list of hooks for this request alone.
    afterResponse: []
  }
  // Assigned, as spreading an object into another of this many keys takes longer than all the rest.
  return request(url, Object.assign(observed, content))
}
