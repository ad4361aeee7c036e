/** The way of a request: address, body, faults, endpoint, answer, log. */
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOf, unknownPathStatus } from './addresses'
import type { Region } from './addresses'
import { ERRORS, refusal } from './answers'
import type { Answer } from './answers'
import { readBody } from './body'
import type { ReceivedBody } from './body'
import type { Context } from './call'
import type { FaultSource } from './faults'
import { inspection } from './inspection'
import { isObject, objectOf } from './json'
import { outcomeOf } from './outcome'
import type { Outcome } from './outcome'
import { hangUpAfter, wait } from './silence'
import { targetOf } from './target'
import type { Destination, Target } from './target'
import type { RequestLog } from './request-log'
import type { Stream } from './stream'

/** What the server works with. */
export interface Parts {
  context: Context
  faults: FaultSource
  log: RequestLog
  stream: Stream
  region: Region
  requestTimeoutMs: number
  now: () => number
  reset: () => void
}

/** Builds the server; it listens to nothing yet. */
export function buildServer(parts: Parts): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, exposeHeadRoutes: false })
  app.removeAllContentTypeParsers()
  // Bodies are read by the endpoint's own limit, and after its address is known.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.setErrorHandler((error, _request, reply) => send(reply, refusal(statusOf(error), 'The request cannot be read')))
  void app.register(inspection(parts), { prefix: '/sandbox' })
  const atOnce = new Map<string, number>()
  app.all('/*', (request, reply) => answerRequest(request, reply, parts, atOnce))
  return app
}

const statusOf = (error: unknown): number =>
  isObject(error) && typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : 500

async function answerRequest(request: FastifyRequest, reply: FastifyReply, parts: Parts, atOnce: Map<string, number>) {
  const target = targetOf(request.url)
  const found = addressOf(request.method, request.host, target.path, parts.region)
  if (!found) return unserved(request, reply, target, parts)
  const name = `${found.region} ${found.address.name}`
  const underWay = (atOnce.get(name) ?? 0) + 1
  atOnce.set(name, underWay)
  try {
    await serve(request, reply, { ...found, target, atOnce: underWay }, parts)
  } finally {
    atOnce.set(name, (atOnce.get(name) ?? 1) - 1)
  }
  return reply
}

async function unserved(request: FastifyRequest, reply: FastifyReply, target: Target, parts: Parts) {
  const answer = refusal(unknownPathStatus(request.host), ERRORS.path)
  record(request, target, undefined, { bytes: 0, value: undefined }, { answer, accepted: false }, parts)
  return send(reply, answer)
}

async function serve(request: FastifyRequest, reply: FastifyReply, destination: Destination, parts: Parts) {
  const { address } = destination
  const { maxBytes, maxEvents, latencyMs, silenceMs } = parts.faults.settings
  const limit = Math.min(parts.context.limits[address.name].bytes, maxBytes)
  const body = await readBody(request.raw, address.body, limit, parts.requestTimeoutMs).catch(() => undefined)
  if (!body) return reply.hijack()
  const fault = parts.faults.draw()
  if (latencyMs > 0) await wait(latencyMs)
  const { authorization } = request.headers
  const received = { destination, body, authorization, maxEvents, now: parts.now() }
  const outcome = outcomeOf(received, fault, parts.context)
  record(request, destination.target, destination, body, outcome, parts)
  if (outcome.answer) return send(reply, outcome.answer)
  reply.hijack()
  hangUpAfter(reply.raw, outcome.fault === 'silenceBefore' || outcome.fault === 'silenceAfter' ? silenceMs : 0)
}

function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  return reply
    .code(status)
    .header('content-type', type)
    .send(typeof body === 'string' ? body : JSON.stringify(body))
}

function record(
  request: FastifyRequest,
  target: Target,
  destination: Destination | undefined,
  body: ReceivedBody,
  outcome: Outcome,
  parts: Parts
): void {
  const { authorization, ...headers } = request.headers
  const entry = {
    at: parts.now(),
    method: request.method,
    host: request.host,
    path: target.path,
    query: objectOf(target.query),
    headers: authorization === undefined ? headers : { ...headers, authorization: 'left out' },
    endpoint: destination?.address.name ?? null,
    region: destination?.region ?? null,
    bytes: body.bytes,
    body: body.value,
    status: outcome.answer?.status ?? null,
    answer: outcome.answer?.body,
    fault: outcome.fault ?? null,
    accepted: outcome.accepted
  }
  parts.log.add(entry)
  parts.stream.publish('request', { ...entry, body: undefined })
}
