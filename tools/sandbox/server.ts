/** The way of a request: address, body, faults, endpoint, answer, log. */
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOf, unknownPathStatus } from './addresses'
import type { Address, Region } from './addresses'
import { ERRORS, formAnswer, refusal, throttled, tooLarge } from './answers'
import type { Answer } from './answers'
import { readBody } from './body'
import type { BodyProblem, ReceivedBody } from './body'
import type { Context } from './call'
import { HANDLERS } from './endpoints/handlers'
import { FAULT_KINDS } from './faults'
import type { FaultName, FaultSource } from './faults'
import { inspection } from './inspection'
import { isObject, objectOf } from './json'
import { hangUpAfter } from './silence'
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

/** What a request asks for, split by hand: a path that is no URL is a path all the same. */
interface Target {
  path: string
  query: URLSearchParams
}

function targetOf(url: string): Target {
  const [path, ...query] = url.split('?')
  return { path, query: new URLSearchParams(query.join('?')) }
}

async function unserved(request: FastifyRequest, reply: FastifyReply, target: Target, parts: Parts) {
  const answer = refusal(unknownPathStatus(request.host), ERRORS.path)
  record(request, target, undefined, { bytes: 0, value: undefined }, { answer, accepted: false }, parts)
  return send(reply, answer)
}

interface Destination {
  address: Address
  region: Region
  target: Target
  /** Requests to the endpoint that were under way when it arrived, with it */
  atOnce: number
}

async function serve(request: FastifyRequest, reply: FastifyReply, destination: Destination, parts: Parts) {
  const { address } = destination
  const { maxBytes, latencyMs, silenceMs } = parts.faults.settings
  const limit = Math.min(parts.context.limits[address.name].bytes, maxBytes)
  const body = await readBody(request.raw, address.body, limit, parts.requestTimeoutMs).catch(() => undefined)
  if (!body) return reply.hijack()
  const fault = parts.faults.draw()
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
  const outcome = outcomeOf(request, destination, body, fault, parts)
  record(request, destination.target, destination, body, outcome, parts)
  if (outcome.answer) return send(reply, outcome.answer)
  reply.hijack()
  hangUpAfter(reply.raw, outcome.fault === 'silenceBefore' || outcome.fault === 'silenceAfter' ? silenceMs : 0)
}

interface Outcome {
  /** undefined where the connection is left without one */
  answer?: Answer
  fault?: FaultName
  accepted: boolean
}

function outcomeOf(
  request: FastifyRequest,
  destination: Destination,
  body: ReceivedBody,
  fault: FaultName | undefined,
  parts: Parts
): Outcome {
  if (fault && !FAULT_KINDS[fault].accepted) {
    return { answer: faultyAnswer(fault, destination.address), fault, accepted: false }
  }
  const answer = answerOf(request, destination, body, parts)
  const accepted = answer.status === 200
  return fault && accepted
    ? { answer: faultyAnswer(fault, destination.address), fault, accepted }
    : { answer, accepted }
}

function answerOf(request: FastifyRequest, destination: Destination, body: ReceivedBody, parts: Parts): Answer {
  const { address, region, target } = destination
  const { context, faults } = parts
  const form = address.body === 'form'
  if (body.problem) return form ? formProblem(body.problem, context) : PROBLEMS[body.problem]()
  if (uploadSize(body.value) > faults.settings.maxEvents) return tooLarge()
  const call = {
    address,
    region,
    body: body.value,
    bytes: body.bytes,
    query: target.query,
    authorization: request.headers.authorization,
    atOnce: destination.atOnce,
    now: parts.now()
  }
  return HANDLERS[address.name](call, context)
}

const PROBLEMS: Record<BodyProblem, () => Answer> = {
  tooLarge,
  empty: () => refusal(400, ERRORS.noBody),
  malformed: () => refusal(400, ERRORS.json)
}

function formProblem(problem: BodyProblem, { readings }: Context): Answer {
  if (problem === 'tooLarge') return formAnswer(413, 'too_large', readings.formAnswers)
  return formAnswer(400, problem === 'empty' ? 'missing_api_key' : 'invalid_form', readings.formAnswers)
}

const uploadSize = (body: unknown): number => (isObject(body) && Array.isArray(body.events) ? body.events.length : 0)

/** @returns undefined for a failure that gives no answer */
function faultyAnswer(fault: FaultName, { name }: Address): Answer | undefined {
  const { ending } = FAULT_KINDS[fault]
  if (ending === 'cut' || ending === 'silence') return undefined
  if (ending === 'notJson') return { status: 200, body: '<html><body>Welcome</body></html>' }
  if (ending === 413) return tooLarge()
  if (ending === 403) return refusal(403, 'Forbidden')
  if (ending !== 429) return refusal(ending, `Fault on demand: ${ending}`)
  const eps = name === 'batch' ? 1000 : 30
  return throttled({ eps_threshold: eps, throttled_devices: {}, throttled_users: {}, throttled_events: [] })
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
