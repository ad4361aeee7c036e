/** Who may call: told before anything of a request's body is read, as a page needs no leave to send plain text. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { showValue } from '../../src/amplitude/show-value'
import { pageOf } from './page-of'
import { RefusedRequest } from './refused-request'

/**
 * Whether a request is to be answered.
 * @param origin The origin of the page that sent it: `null`, in letters, of a page that does not say; undefined of a program.
 * @param host The request's `Host` header: a name that is not the server's own is how a foreign page gets around the browser's
 * same-origin rule (DNS rebinding).
 */
export type IsAllowed = (origin: string | undefined, host: string | undefined) => boolean

/** Seconds for which a browser remembers what a preflight allowed. */
const PREFLIGHT_SECONDS = '600'

/** Routes answer other origins themselves: `@fastify/cors`, where a server around them has it, leaves such alone. */
export const OWN_CORS = { config: { cors: false } }

/**
 * Refuses what may not call, and lets allowed pages read the answers. Holds for all routes of the context it is given.
 */
export function guard(server: FastifyInstance, isAllowed: IsAllowed): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    const page = pageOf(request.headers)
    if (!isAllowed(page, host)) throw refusal(page, host)
    reply.header('vary', 'Origin')
    if (origin !== undefined)
      reply.headers({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' })
  })
}

function refusal(page: string | undefined, host: string | undefined): RefusedRequest {
  const who =
    page === undefined ? 'Requests' : page === 'null' ? 'Pages of an unknown origin' : `Pages of ${showValue(page)}`
  return new RefusedRequest(403, 'forbidden', `${who} may not call the host ${showValue(host)}.`)
}

/** Answers a preflight of a page that may call. */
export function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        headers['access-control-request-headers'] ?? 'authorization, content-type, x-retry-count',
      'access-control-max-age': PREFLIGHT_SECONDS
    })
    .code(204)
    .send()
}
