/** The part of a process that collects calls. */
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { libraryCdn } from '../collect/library-cdn'
import { REQUEST_TIMEOUT_MS, timeLimits } from '../collect/time-limits'
import type { AnsweredRequest } from '../collect/tracking-api'
import { trackingApi } from '../collect/tracking-api'
import type { IsAllowed } from '../collect/access'
import type { Log } from '../log/log'
import type { Observer } from '../observer'
import type { PipelineSettings } from './settings'

export interface CollectRoleOptions {
  settings: PipelineSettings['collect']
  log: Log
  destinationName: string
  observer: Observer
  answered: (request: AnsweredRequest) => void
}

/** A server with the Tracking API, and the CDN of the library for pages. It does not listen yet. */
export async function collectingServer(options: CollectRoleOptions): Promise<FastifyInstance> {
  const { settings, log, destinationName, observer, answered } = options
  const isAllowed = allows(settings.origins)
  const server = fastify({
    trustProxy: settings.trustProxy.length > 0 ? settings.trustProxy : false,
    ...timeLimits(REQUEST_TIMEOUT_MS)
  })
  endConnectionsAtClose(server)
  await server.register(trackingApi, { log, isAllowed, destinationName, observer, answered })
  await server.register(libraryCdn, { isAllowed })
  return server
}

/** A connection whose request was open when the server began to close would be kept alive, and the server with it. */
function endConnectionsAtClose(server: FastifyInstance): void {
  let isClosing = false
  server.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

/**
 * Closes a server once requests that are open are answered.
 * @param ms After how many ms connections are cut whose requests have not come whole: their libraries send them again.
 */
export async function closeOnceAnswered(server: FastifyInstance, ms: number): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), ms)
  await server.close()
  clearTimeout(cut)
}

/** Programs may send calls, and pages of these origins: a page that has got around its browser's rules is of another. */
function allows(origins: readonly string[]): IsAllowed {
  return (origin) => origin === undefined || origins.includes('*') || origins.includes(origin)
}
