/** Segment's CDN over HTTP: what a page needs to load analytics-next from here, by its snippet or by `cdnURL`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { showValue } from '../../src/amplitude/show-value'
import type { IsAllowed } from './access'
import { guard, OWN_CORS } from './access'
import { LibraryFiles } from './library-files'
import { librarySettings } from './library-settings'
import type { Fields } from './parse-body'
import { invalidRequest, RefusedRequest } from './refused-request'

export interface LibraryCdnOptions {
  isAllowed: IsAllowed
}

/** A host's name or address, and its port: nothing that would end a text in a script. */
const HOST = /^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d+)?$/i

/** The routes of Segment's CDN, for Fastify's `register`. */
export function libraryCdn(server: FastifyInstance, { isAllowed }: LibraryCdnOptions, done: () => void): void {
  const files = new LibraryFiles()
  guard(server, isAllowed)
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ success: false, message: error.message })
  )

  server.get<{ Params: Fields }>('/v1/projects/:writeKey/settings', OWN_CORS, async (request, reply) =>
    reply.header('cache-control', 'no-store').send(librarySettings(String(request.params.writeKey), originOf(request)))
  )
  server.get('/analytics.js/v1/:writeKey/analytics.min.js', OWN_CORS, async (request, reply) =>
    sendScript(reply, files.library(originOf(request)))
  )
  server.get<{ Params: Fields }>('/analytics-next/bundles/:name', OWN_CORS, async ({ params }, reply) => {
    const bundle = files.bundle(String(params.name))
    if (bundle === undefined)
      throw new RefusedRequest(404, 'not_found', `There is no bundle ${showValue(params.name)}.`)
    return sendScript(reply, bundle)
  })
  done()
}

/** This server's origin, by the name that the page calls it. */
function originOf({ protocol, host }: FastifyRequest): string {
  if (!HOST.test(host)) throw invalidRequest(`The host ${showValue(host)} is no name of a host.`)
  return `${protocol}://${host}`
}

function sendScript(reply: FastifyReply, script: string): FastifyReply {
  return reply
    .type('text/javascript; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .send(script)
}
