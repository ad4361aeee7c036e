/** A server with the collector, over real HTTP on loopback, and a log that is a list. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders, Server } from 'http'
import { request } from 'http'
import type { AddressInfo } from 'net'
import type { FastifyInstance, FastifyHttpOptions } from 'fastify'
import fastify from 'fastify'
import type { Call } from '../../call'
import type { Log, LogRecord } from '../../log/log'
import type { Client, Observer } from '../../observer'
import { libraryCdn } from '../library-cdn'
import type { AnsweredRequest, TrackingApiOptions } from '../tracking-api'
import { trackingApi } from '../tracking-api'

/** A log of which only `append` is of use. */
export class ListLog implements Log {
  readonly records: LogRecord[] = []
  /** What happens before something is kept: it may throw, or take its time. */
  before: () => void | Promise<void> = () => undefined

  async append(records: readonly LogRecord[]): Promise<void> {
    await this.before()
    this.records.push(...records)
  }
  get calls(): Call[] {
    return this.records.map(({ call }) => call)
  }
  get open(): number {
    return this.records.length
  }
  read = () => Promise.resolve([])
  commit = () => Promise.resolve()
  later = () => Promise.resolve()
  close = () => Promise.resolve()
}

/** What an observer saw. */
export class Seen implements Observer {
  readonly kept: { call: Call; client: Client; withheld: string | undefined }[] = []
  readonly turnedAway: { call: unknown; client: Client; reason: string }[] = []
  collected = (call: Call, client: Client, withheld: string | undefined) =>
    void this.kept.push({ call, client, withheld })
  refused = (call: unknown, client: Client, reason: string) => void this.turnedAway.push({ call, client, reason })
}

export interface Collecting {
  server: FastifyInstance
  url: string
  host: string
  log: ListLog
  seen: Seen
  answered: AnsweredRequest[]
  post: (path: string, body: unknown, headers?: OutgoingHttpHeaders) => Promise<Answer>
  get: (path: string, headers?: OutgoingHttpHeaders) => Promise<Answer>
}

/** An answer as a client sees it; `body` is parsed where it is JSON. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  content: Buffer
  body: any
}

/** Gives a function that starts servers; each is closed after the test that started it. */
export function collecting(): (
  options?: Partial<TrackingApiOptions>,
  around?: (server: FastifyInstance) => void | Promise<void>,
  serverOptions?: FastifyHttpOptions<Server>
) => Promise<Collecting> {
  const running: FastifyInstance[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()))
  })
  return async (options = {}, around = () => undefined, serverOptions = {}) => {
    const server = fastify({ forceCloseConnections: true, ...serverOptions })
    running.push(server)
    await around(server)
    const [log, seen, answered] = [new ListLog(), new Seen(), [] as AnsweredRequest[]]
    const isAllowed = options.isAllowed ?? (() => true)
    await server.register(trackingApi, {
      log,
      observer: seen,
      answered: (request) => void answered.push(request),
      destinationName: 'Actions Amplitude',
      isAllowed,
      ...options
    })
    await server.register(libraryCdn, { isAllowed })
    const url = await server.listen({ port: 0, host: '127.0.0.1' })
    const host = `127.0.0.1:${(server.server.address() as AddressInfo).port}`
    return {
      server,
      url,
      host,
      log,
      seen,
      answered,
      post: (...call) => post(url, ...call),
      get: (path, headers) => send('GET', url + path, headers)
    }
  }
}

/** Sends a request as it is told: nothing is added but the length of the body. */
export function send(
  method: string,
  url: string,
  headers: OutgoingHttpHeaders = {},
  body: string | Buffer = ''
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body.length > 0 ? { 'content-length': Buffer.byteLength(body) } : {}
    const sent = request(url, { method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () => {
        const content = Buffer.concat(chunks)
        const isJson = response.headers['content-type']?.includes('application/json')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          content,
          body: isJson && content.length > 0 ? JSON.parse(content.toString()) : undefined
        })
      })
    })
    sent.on('error', reject).end(body)
  })
}

/** Sends a body: JSON of anything that is neither text nor bytes. */
function post(url: string, path: string, body: unknown, headers?: OutgoingHttpHeaders): Promise<Answer> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return send('POST', url + path, headers, raw)
}
