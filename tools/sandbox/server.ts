/** The way of a request: address, body, faults, endpoint, answer, log. */
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOf, unknownPathStatus } from './addresses'
import type { Region } from './addresses'
import { ERRORS, refusal } from './answers'
import type { Answer, AnswerType } from './answers'
import { receiveBody } from './body'
import type { Context } from './call'
import { textOf } from './content'
import type { BodyText } from './content'
import { answerWithoutEnd } from './endless'
import { FAULT_KINDS } from './faults'
import type { FaultSource } from './faults'
import { FRONT_DOOR, isAtFrontDoor } from './front-door'
import { inspection } from './inspection'
import { isObject, objectOf } from './json'
import { isOfForeignPage } from './local-requests'
import { outcomeOf } from './outcome'
import type { Outcome } from './outcome'
import { hangUpAfter, wait } from './silence'
import { targetOf } from './target'
import type { Destination, Target } from './target'
import { timeLimits } from '../../pipeline/collect/time-limits'
import type { RequestLog } from './request-log'
import type { Stream } from './stream'

/** What the server works with. */
export interface Parts {
  context: Context
  faults: FaultSource
  log: RequestLog
  stream: Stream
  region: Region
  /** ms that a client has to send a request. */
  requestTimeoutMs: number
  now: () => number
  reset: () => void
}

/** Builds the server; it listens to nothing yet. */
export function buildServer(parts: Parts): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, exposeHeadRoutes: false, ...timeLimits(parts.requestTimeoutMs) })
  app.removeAllContentTypeParsers()
  // Bodies are read by the endpoint's own limit, and after its address is known.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.setErrorHandler((error, _request, reply) => send(reply, refusal(statusOf(error), 'The request cannot be read')))
  app.addHook('onRequest', async (request, reply) => {
    if (isOfForeignPage(request.headers))
      return send(reply, refusal(403, 'Pages from elsewhere may not use the sandbox'))
    return undefined
  })
  void app.register(inspection(parts), { prefix: '/sandbox' })
  const atOnce = new Map<string, number>()
  app.all('/*', (request, reply) => answerRequest(request, reply, parts, atOnce))
  return app
}

const statusOf = (error: unknown): number =>
  isObject(error) && typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : 500

async function answerRequest(request: FastifyRequest, reply: FastifyReply, parts: Parts, atOnce: Map<string, number>) {
  const target = targetOf(request.url)
  if (isAtFrontDoor(request.method, target.path, request.host, request.headers.accept)) {
    return reply.type('text/html').header('content-security-policy', "default-src 'none'").send(FRONT_DOOR)
  }
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
  record(request, { target, bytes: 0, body: { size: 0 }, outcome: { answer, accepted: false } }, parts)
  return send(reply, answer)
}

async function serve(request: FastifyRequest, reply: FastifyReply, destination: Destination, parts: Parts) {
  const { address } = destination
  const { maxBytes, maxEvents, latencyMs, silenceMs } = parts.faults.settings
  const limit = Math.min(parts.context.limits[address.name].bytes, maxBytes)
  const sent = await receiveBody(request.raw, limit).catch(() => undefined)
  if (!sent) return reply.hijack()
  const fault = parts.faults.draw()
  if (latencyMs > 0) await wait(latencyMs)
  const { authorization, 'content-encoding': encoding } = request.headers
  const body = textOf(sent, address.body, encoding, limit)
  const { bytes } = sent
  const received = { destination, body, bytes, authorization, maxEvents, now: parts.now() }
  const outcome = outcomeOf(received, fault, parts.context)
  record(request, { target: destination.target, destination, bytes, body, outcome }, parts)
  if (outcome.answer) return send(reply, outcome.answer)
  reply.hijack()
  const ending = outcome.fault && FAULT_KINDS[outcome.fault].ending
  if (ending === 'endless') answerWithoutEnd(reply.raw)
  else hangUpAfter(reply.raw, ending === 'silence' ? silenceMs : 0)
}

function send(reply: FastifyReply, { status, body, type = typeOf(body), location }: Answer): FastifyReply {
  if (location !== undefined) void reply.header('location', location)
  return reply
    .code(status)
    .header('content-type', `${type}; charset=utf-8`)
    .send(typeof body === 'string' ? body : JSON.stringify(body))
}

const typeOf = (body: Answer['body']): AnswerType => (typeof body === 'string' ? 'text/plain' : 'application/json')

/** A request that is over. */
interface Served {
  target: Target
  /** Absent where nothing is served. */
  destination?: Destination
  bytes: number
  body: BodyText
  outcome: Outcome
}

function record(request: FastifyRequest, { target, destination, bytes, body, outcome }: Served, parts: Parts): void {
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
    bytes,
    status: outcome.answer?.status ?? null,
    fault: outcome.fault ?? null,
    accepted: outcome.accepted
  }
  parts.log.add(entry, { text: body.text, size: body.size, kind: destination?.address.body }, outcome.answer?.body)
  parts.stream.publish('request', { ...entry, answer: outcome.answer?.body })
}
