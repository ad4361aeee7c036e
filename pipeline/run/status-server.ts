/** What the process says of itself over HTTP: whether it lives, whether it is of use, and its numbers. */
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import type { Registry } from 'prom-client'
import type { Readiness } from './readiness'

export function statusServer(readiness: Readiness, metrics: Registry): FastifyInstance {
  const server = fastify({ forceCloseConnections: true })
  server.get('/healthz', () => ({ alive: true }))
  server.get('/readyz', (_request, reply) => {
    const reasons = readiness.reasons()
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons })
  })
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()))
  return server
}
