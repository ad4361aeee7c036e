/** Segment's Tracking API over HTTP: what its libraries send calls to. Source: Segment, "HTTP API Source" and "Tracking Pixel API". */
import type { IncomingMessage } from 'http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CallType } from '../call'
import { CALL_TYPES } from '../call'
import type { Log } from '../log/log'
import { LogFullError } from '../log/log'
import type { Client, Observer } from '../observer'
import type { IsAllowed } from './access'
import { answerPreflight, guard, OWN_CORS } from './access'
import { clientOf } from './client-of'
import type { Collected } from './collector'
import { Collector } from './collector'
import type { Limits } from './limits'
import { LIMITS } from './limits'
import type { Fields } from './parse-body'
import { parseBody } from './parse-body'
import { GIF, pixelData } from './pixel'
import { readBody, wrongType } from './read-body'
import { RefusedRequest } from './refused-request'
import { unbatch } from './unbatch'
import { writeKeyOf } from './write-key'

export interface TrackingApiOptions {
  log: Log
  /** Asked before anything of a request's body is read. */
  isAllowed: IsAllowed
  /** The name that `integrations` give the destination. */
  destinationName: string
  observer?: Observer
  /** A request that brings calls was answered. */
  answered?(request: AnsweredRequest): void
  /** ms since the epoch. */
  now?: () => number
  limits?: Partial<Limits>
  /** After how many seconds a library is to come again when the log is full. */
  retryAfter?: number
}

/** A request that was to bring calls, and what became of it. */
export interface AnsweredRequest {
  method: string
  /** Without its parameters, which can hold the write key. */
  path: string
  status: number
  client: Client
  /** How often the library sent it before. */
  retries: number
  /** What became of the calls; undefined where the request was refused whole. */
  collected?: Collected
  /** Why it was refused, in words. */
  problem?: string
}

/** Paths that take a batch: of the libraries of servers, of imports and of Ruby, of Java, and of the libraries of apps. */
const BATCH_PATHS = ['batch', 'import', 'import/', 'b']

/** Seconds. Libraries give up after some ten answers of the kind. */
const RETRY_AFTER = 5

/**
 * The routes of the Tracking API, for Fastify's `register`. They read bodies, answer errors, and allow pages in their own way,
 * whatever the server around them does. The client's address is the connection's, or that of Fastify's `trustProxy`.
 */
export async function trackingApi(server: FastifyInstance, options: TrackingApiOptions): Promise<void> {
  const limits = { ...LIMITS, ...options.limits }
  const api = new Api(options, new Collector({ ...options, limits }))
  guard(server, options.isAllowed)
  server.setErrorHandler((error: Error, request, reply) => api.refuse(error, request, reply))
  server.options('/v1/*', OWN_CORS, answerPreflight)
  // What analytics-next measures of itself. Nobody here reads it.
  await server.register((metrics, _none, done) => {
    takeBodies(metrics, limits.batchBytes)
    metrics.post('/v1/m', OWN_CORS, () => ({ success: true }))
    done()
  })
  await server.register((batches, _none, done) => {
    takeBodies(batches, limits.batchBytes)
    for (const path of BATCH_PATHS) batches.post(`/v1/${path}`, OWN_CORS, (request) => api.take(request, unbatch))
    done()
  })
  await server.register((singles, _none, done) => {
    takeBodies(singles, limits.callBytes)
    for (const type of CALL_TYPES) {
      const take = (request: FastifyRequest) => api.take(request, (body) => [{ ...body, type }])
      singles.post(`/v1/${type}`, OWN_CORS, take)
      singles.post(`/v1/${type[0]}`, OWN_CORS, take)
      singles.get(`/v1/pixel/${type}`, { ...OWN_CORS, exposeHeadRoute: false }, (request, reply) =>
        api.takePixel(type, request, reply)
      )
    }
    done()
  })
}

/** Any content type is taken, and none. */
function takeBodies(server: FastifyInstance, mostBytes: number): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, request.headers, mostBytes)
  )
}

class Api {
  constructor(private readonly options: TrackingApiOptions, private readonly collector: Collector) {}

  async take(request: FastifyRequest, callsOf: (body: Fields) => unknown[]): Promise<{ success: true }> {
    const body = request.body as Buffer | undefined
    await this.collect(request, body?.toString('utf8') ?? '', callsOf)
    return { success: true }
  }

  /** The picture comes whatever becomes of the call: a page or a mail can do nothing about it. */
  async takePixel(type: CallType, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const { data } = request.query as Fields
      await this.collect(request, pixelData(data), (body) => [{ ...body, type }])
    } catch (error) {
      this.report(request, 200, { problem: wordsOf(error) })
    }
    return reply.type('image/gif').header('cache-control', 'no-store').send(GIF)
  }

  /** An answer that is final for libraries, unless the calls can be kept later. */
  refuse(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { statusCode, code, message } = asRefused(error, request.headers['content-type'])
    if (statusCode === 429) reply.header('retry-after', this.options.retryAfter ?? RETRY_AFTER)
    if (request.method === 'POST') this.report(request, statusCode, { problem: wordsOf(error) })
    return reply.code(statusCode).send({ success: false, code, message })
  }

  private async collect(request: FastifyRequest, text: string, callsOf: (body: Fields) => unknown[]): Promise<void> {
    const body = parseBody(text)
    const calls = callsOf(body)
    const collected = await this.collector.collect({
      ...senderOf(request),
      calls,
      writeKey: writeKeyOf(request.headers.authorization, body),
      bytes: Buffer.byteLength(text),
      receivedAt: this.options.now?.() ?? Date.now()
    })
    this.report(request, 200, { collected }, calls[0])
  }

  private report(
    request: FastifyRequest,
    status: number,
    outcome: Pick<AnsweredRequest, 'collected' | 'problem'>,
    call?: unknown
  ): void {
    try {
      this.options.answered?.({
        method: request.method,
        path: request.url.split('?')[0],
        status,
        client: clientOf(call, senderOf(request)),
        retries: Number(request.headers['x-retry-count']) || 0,
        ...outcome
      })
    } catch {
      // Whoever looks on stops nothing: the calls are kept.
    }
  }
}

/** The client's address, one of IPv4 as such where the connection came over IPv6, and what its header says of the program. */
function senderOf(request: FastifyRequest): { ip?: string; userAgent?: string } {
  // A connection that ended has no address any more, whatever the type says.
  const ip = request.ip as string | undefined
  return { ip: ip?.replace(/^::ffff:(?=\d+\.)/i, ''), userAgent: request.headers['user-agent'] }
}

/** What a request is answered with that ended in an error. */
function asRefused(error: Error & { statusCode?: number; code?: string }, type: string | undefined): RefusedRequest {
  if (error instanceof RefusedRequest) return error
  if (error instanceof LogFullError) {
    return new RefusedRequest(429, 'too_many_calls', 'There is no room for more calls. Send them again later.')
  }
  const { statusCode = 500, code = 'internal', message } = error
  if (statusCode === 415) return wrongType(type)
  if (statusCode < 500) return new RefusedRequest(statusCode, code, message)
  return new RefusedRequest(500, 'internal', 'The calls could not be kept. Send them again.')
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
