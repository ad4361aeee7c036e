/** How long a server waits for a client that has begun to send a request. */
import type { ServerOptions } from 'http'

/** ms that a client has to send a request, head and body; time enough for any on one machine. */
export const REQUEST_TIMEOUT_MS = 30_000

/** Node.js looks at its connections so often, and else every 30 seconds. */
const CHECK_MS = 1000

/**
 * Options of a Fastify server by which a client that is slower gets a 408, and its connection ends. They hold for one that
 * says nothing at all, too, but not for an answer: that may take its time.
 *
 * @param requestTimeoutMs a whole number over 0
 */
export function timeLimits(requestTimeoutMs: number): { requestTimeout: number; http: ServerOptions } {
  return {
    requestTimeout: requestTimeoutMs,
    http: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CHECK_MS, Math.ceil(requestTimeoutMs / 4))
    }
  }
}
