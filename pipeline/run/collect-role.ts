/** The part of a process that collects calls. */
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { libraryCdn } from '../collect/library-cdn'
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
  const server = fastify({ trustProxy: settings.trustProxy.length > 0 ? settings.trustProxy : false })
  await server.register(trackingApi, { log, isAllowed, destinationName, observer, answered })
  await server.register(libraryCdn, { isAllowed })
  return server
}

/** Programs may send calls, and pages of these origins: a page that has got around its browser's rules is of another. */
function allows(origins: readonly string[]): IsAllowed {
  return (origin) => origin === undefined || origins.includes('*') || origins.includes(origin)
}
