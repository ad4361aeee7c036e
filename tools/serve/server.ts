import type { Agent } from 'https'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fastify from 'fastify'
import destination from '../../src'
import type { PageOptions } from '../page/server/page'
import { page } from '../page/server/page'
import { isLocalHost } from '../sandbox/local-requests'
import { REQUEST_TIMEOUT_MS, timeLimits } from '../../pipeline/collect/time-limits'
import { isAllowedOrigin, SEGMENT_ORIGINS } from './access'
import type { ActionCall } from '../execute/execute'
import { executeAction, executeDeletion, testSettings } from '../execute/execute'
import { describeFailure } from '../execute/failure'
import type { ReadError } from './hints'
import { hintFor, MAX_BODY } from './hints'

/** The routes of the contract, as they are printed and as an error lists them: without those of actions that are kept for saved subscriptions. */
export const ROUTES = [
  'GET  /manifest',
  'POST /authenticate',
  'POST /delete',
  ...Object.entries(destination.actions)
    .filter(([, { hidden }]) => !hidden)
    .map(([action]) => `POST /${action}`)
]

export interface ServerOptions {
  /** Where the destination's requests go instead of to Amplitude, if anywhere. */
  agent?: Agent
  /** What the local page needs; without it there is none. */
  page?: PageOptions
  /** The routes of the local Segment, which let in whom they choose; without it there are none. */
  clients?: (server: FastifyInstance) => Promise<void>
  /** ms that a client has to send a request; 30,000 when absent. */
  requestTimeoutMs?: number
}

/**
 * The server with the contract of `actions-cli serve`, for this destination. A failed call is answered with status 200 and
 * an error object, as that contract wants it; requests that are no call at all have the status of their error.
 */
export async function buildServer(options: ServerOptions = {}): Promise<FastifyInstance> {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const server = fastify({
    bodyLimit: MAX_BODY,
    forceCloseConnections: true,
    // An event may have such names, and Segment takes it: here they are names like any other.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    frameworkErrors: (error, _request, reply) => void refuseUnread(error, reply),
    ...timeLimits(requestTimeoutMs)
  })
  // Before anything is registered: a route keeps the handlers that were there when it was loaded.
  server.setErrorHandler((error: ReadError, _request, reply) => refuseUnread(error, reply))
  server.setNotFoundHandler(({ method, url }, reply) => {
    return reply.code(404).send([refusal(`There is no ${method} ${url}. There are: ${ROUTES.join(', ')}.`, 404)])
  })

  await server.register(async (closed) => {
    letInOwnPages(closed)
    await contract(closed, options)
  })
  if (options.clients) await server.register(options.clients)
  return server
}

/** The destination can send to the real Amplitude, and the page shows what it holds: only pages that are known may use them. */
function letInOwnPages(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    if (!isLocalHost(host)) return reply.code(403).send([refusal(`The host "${String(host)}" is not this machine.`)])
    if (isAllowedOrigin(origin, host)) return undefined
    return reply.code(403).send([refusal(`Pages of ${String(origin)} may not call this server.`)])
  })
}

async function contract(server: FastifyInstance, { agent, page: pageOptions }: ServerOptions): Promise<void> {
  // Fastify takes plain text, of which nothing here can make a call.
  server.removeContentTypeParser('text/plain')
  await server.register(cors, { origin: SEGMENT_ORIGINS })

  server.get('/manifest', () => ({ ...destination, directoryName: destination.slug }))
  server.post('/authenticate', ({ body }) => testSettings(body, agent))
  server.post('/delete', ({ body }) => executeDeletion(asObject(body), agent))
  for (const action of Object.keys(destination.actions)) {
    server.post(`/${action}`, ({ body }) => executeAction(action, asObject(body), agent))
  }
  if (pageOptions) await server.register(page, pageOptions)
}

function refuseUnread(error: ReadError, reply: FastifyReply) {
  const statusCode = error.statusCode ?? 500
  return reply.code(statusCode).send([refusal(hintFor(error), statusCode)])
}

function refusal(message: string, statusCode = 403) {
  return { ...describeFailure({ message }), statusCode }
}

function asObject(body: unknown): ActionCall {
  return typeof body === 'object' && body !== null ? body : {}
}
