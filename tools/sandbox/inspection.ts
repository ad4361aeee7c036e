/** The sandbox's own API under `/sandbox`: what it holds, what it does to requests, and a way to begin anew. */
import type { FastifyPluginCallback, FastifyRequest } from 'fastify'
import { isAmplitudeHost, REGIONS } from './addresses'
import type { Region } from './addresses'
import { ERRORS, refusal } from './answers'
import { receiveBody } from './body'
import type { Context } from './call'
import { textOf, valueOf } from './content'
import type { FaultSource } from './faults'
import { isObject } from './json'
import { isLocalHost, isOwnOrigin } from './local-requests'
import type { RequestLog } from './request-log'
import type { ProjectName } from './state/state'
import type { Stream } from './stream'

interface Inspected {
  context: Context
  faults: FaultSource
  log: RequestLog
  stream: Stream
  reset: () => void
}

const DEFAULT_LIMIT = 100
const MAX_FAULTS_BYTES = 10_000

/**
 * The routes. Listings take `?limit=` and, where things belong to a project, `?region=` and `?api_key=`; events `?amplitude_id=`,
 * users `?search=`.
 */
export function inspection({ context, faults, log, stream, reset }: Inspected): FastifyPluginCallback {
  const { state, readings, limits } = context
  const newest = <Item>(items: Item[], request: FastifyRequest): Item[] => items.slice(-limitIn(request))
  return (app, _options, done) => {
    // Bodies are read here, also where another server has parsers of its own.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null))
    app.addHook('onRequest', async (request, reply) => {
      const { host, origin } = request.headers
      if (isAmplitudeHost(request.host)) return reply.code(404).send(refusal(404, ERRORS.path).body)
      if (isLocalHost(host) && isOwnOrigin(origin, host)) return undefined
      return reply
        .code(403)
        .send(refusal(403, 'Only programs and pages of this machine may look into the sandbox').body)
    })
    app.get('/state', (request) => ({
      requests: log.total,
      projects: state.summary(projectIn(request)),
      faults: faults.settings,
      readings,
      limits
    }))
    app.get('/events', (request) =>
      state.events(limitIn(request), { ...projectIn(request), amplitude_id: amplitudeIdIn(request) })
    )
    app.get('/users', (request) => newest(state.users({ ...projectIn(request), search: searchIn(request) }), request))
    // No parameter of the path: these are at most 100 characters long, and ids may be longer, and hold slashes.
    app.get<{ Params: { '*': string } }>('/users/*', (request, reply) => {
      const user = state.user(request.params['*'], projectIn(request))
      return user ?? reply.code(404).send(refusal(404, 'There is no such user').body)
    })
    app.get('/groups', (request) => newest(state.groups(projectIn(request)), request))
    app.get('/mappings', (request) => newest(state.mappings(projectIn(request)), request))
    app.get('/deletions', (request) => newest(state.deletions(projectIn(request)), request))
    app.get('/revenue', (request) => state.revenue(projectIn(request)))
    app.get('/requests', (request) => log.last(limitIn(request)))
    app.get('/stream', (_request, reply) => {
      reply.hijack()
      stream.attach(reply.raw)
    })
    app.post('/reset', () => {
      reset()
      return { reset: true }
    })
    app.get('/faults', () => faults.settings)
    app.put('/faults', async (request, reply) => {
      const { text = '' } = textOf(
        await receiveBody(request.raw, MAX_FAULTS_BYTES),
        'json',
        undefined,
        MAX_FAULTS_BYTES
      )
      const { value } = valueOf(text, 'json')
      try {
        if (!isObject(value)) throw new RangeError('The body is a JSON object of fault settings')
        faults.set(value)
      } catch (error) {
        return reply.code(400).send(refusal(400, error instanceof RangeError ? error.message : String(error)).body)
      }
      return faults.settings
    })
    app.delete('/faults', () => {
      faults.set({})
      return faults.settings
    })
    app.all('/*', (_request, reply) => reply.code(404).send(refusal(404, ERRORS.path).body))
    done()
  }
}

/** @returns the number of entries asked for: 100 when none is, or when it is no number over 0 */
function limitIn(request: FastifyRequest): number {
  const limit = Number((request.query as Record<string, unknown>).limit)
  return Number.isInteger(limit) && limit > 0 ? limit : DEFAULT_LIMIT
}

/** @returns `NaN`, which no user has, where it is no number */
function amplitudeIdIn(request: FastifyRequest): number | undefined {
  const { amplitude_id } = request.query as Record<string, unknown>
  return amplitude_id === undefined ? undefined : Number(amplitude_id)
}

function searchIn(request: FastifyRequest): string | undefined {
  const { search } = request.query as Record<string, unknown>
  return typeof search === 'string' ? search : undefined
}

function projectIn(request: FastifyRequest): Partial<ProjectName> {
  const { region, api_key } = request.query as Record<string, unknown>
  return {
    region: REGIONS.find((known): known is Region => known === region),
    api_key: typeof api_key === 'string' ? api_key : undefined
  }
}
