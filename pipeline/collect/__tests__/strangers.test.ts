import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { pageOf } from '../page-of'
import { collecting, send } from './collecting'

const start = collecting()
const call = { type: 'track', userId: 'user-1234', event: 'Clicked', writeKey: 'any' }
const pixel = `/v1/pixel/track?data=${Buffer.from(JSON.stringify(call)).toString('base64url')}`

/** As a server on a developer's machine has it: its own names, and pages of this machine. */
const LOCAL = /^(localhost|127\.0\.0\.1)(:\d+)?$/
const isAllowed = (origin: string | undefined, host: string | undefined) =>
  LOCAL.test(String(host)) && (origin === undefined || LOCAL.test(origin.replace(/^https?:\/\//, '')))

const STRANGE: [what: string, headers: Record<string, string>][] = [
  ['of another origin', { origin: 'https://evil.example' }],
  ['whose name begins like this machine’s', { origin: 'http://localhost.evil.example' }],
  ['of a file, or in a sandboxed frame', { origin: 'null' }],
  ['that hides its origin from a picture', { 'sec-fetch-site': 'cross-site' }],
  ['in a browser that tells only its address', { referer: 'https://evil.example/page' }],
  ['with an address that is none', { referer: 'nonsense' }],
  ['under another name of this machine', { host: 'evil.example' }]
]

describe('a page', () => {
  it.each(STRANGE)('%s can send nothing, and read nothing', async (_what, headers) => {
    const { post, get, log, seen } = await start({ isAllowed })
    for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
      const answer = await post('/v1/t', call, { 'content-type': type, ...headers })
      expect(answer.status).toBe(403)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
    const paths = [pixel, '/v1/projects/key/settings', '/analytics.js/v1/key/analytics.min.js']
    for (const path of paths) expect((await get(path, headers)).status).toBe(403)
    expect([log.calls, seen.kept, seen.turnedAway]).toEqual([[], [], []])
  })

  it.each(STRANGE)('%s gets no leave to send more than plain text', async (_what, headers) => {
    const { url } = await start({ isAllowed })
    const answer = await send('OPTIONS', `${url}/v1/t`, { ...headers, 'access-control-request-method': 'POST' })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('is refused before its body is read', async () => {
    const { url } = await start({ isAllowed })
    // The body is announced, and never comes.
    const answer = await send(
      'POST',
      `${url}/v1/t`,
      { origin: 'https://evil.example', 'content-length': '1000' },
      '{'
    ).catch((error: Error) => error)
    expect(answer).toMatchObject({ status: 403 })
  })

  it('that may call can read the answers, and send the headers of Segment’s libraries', async () => {
    const { url, post, log } = await start({ isAllowed })
    const origin = 'http://localhost:8080'
    const asked = 'authorization,content-type,x-retry-count'
    const preflight = await send('OPTIONS', `${url}/v1/b`, {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': asked
    })
    const allowed = {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin'
    }
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      ...allowed,
      'access-control-allow-headers': asked,
      'access-control-allow-methods': 'GET, POST'
    })
    const answer = await post('/v1/t', call, { origin, 'content-type': 'text/plain' })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject(allowed)
    const refused = await post('/v1/t', '{', { origin })
    expect(refused.headers).toMatchObject(allowed)
    expect(log.calls).toHaveLength(1)
  })

  it.each([
    [
      'of this machine that loads a script or a picture',
      { referer: 'http://localhost:8080/', 'sec-fetch-site': 'cross-site' }
    ],
    ['of the same site that hides its address', { 'sec-fetch-site': 'same-site' }],
    ['that was typed in', { 'sec-fetch-site': 'none' }],
    ['that is none, but a program', {}]
  ])('%s may do so', async (_what, headers) => {
    const { get, log } = await start({ isAllowed })
    expect((await get(pixel, headers)).status).toBe(200)
    expect((await get('/analytics.js/v1/key/analytics.min.js', headers)).status).toBe(200)
    expect(log.calls).toHaveLength(1)
  })
})

describe('the page of a request', () => {
  it.each([
    [{ origin: 'http://a', referer: 'http://b/' }, 'http://a'],
    [{ referer: 'http://b/page?x#y' }, 'http://b'],
    [{ referer: 'http://b:80/' }, 'http://b'],
    [{ referer: 'about:blank' }, 'null'],
    [{ referer: '' }, 'null'],
    [{ 'sec-fetch-site': 'cross-site' }, 'null'],
    [{ 'sec-fetch-site': 'same-origin' }, undefined],
    [{}, undefined]
  ])('is told by %j', (headers, page) => {
    expect(pageOf(headers)).toBe(page)
  })
})

describe('a server around the Tracking API', () => {
  /** With rules of its own for all its routes. */
  async function strict(server: FastifyInstance): Promise<void> {
    server.removeContentTypeParser('text/plain')
    server.setErrorHandler((_error, _request, reply) => reply.code(418).send('the server’s own'))
    await server.register(cors, { origin: ['https://app.segment.com'] })
    server.post('/own', ({ body }) => ({ body }))
  }

  it('keeps its own rules, and the Tracking API those of its own', async () => {
    const { url, post, log } = await start({ isAllowed }, strict)
    const origin = 'http://localhost:8080'
    expect((await post('/v1/t', call, { 'content-type': 'text/plain', origin })).status).toBe(200)
    expect((await post('/v1/t', '{', { 'content-type': 'application/json' })).body).toMatchObject({
      code: 'invalid_request'
    })
    const asks = { origin, 'access-control-request-method': 'POST' }
    const preflight = await send('OPTIONS', `${url}/v1/t`, asks)
    expect(preflight.headers).toMatchObject({ 'access-control-allow-origin': origin })
    expect(log.calls).toHaveLength(1)

    expect((await post('/own', 'x', { 'content-type': 'text/plain' })).status).toBe(418)
    expect((await post('/own', { a: 1 }, { 'content-type': 'application/json' })).body).toEqual({ body: { a: 1 } })
    const ofOwn = await send('OPTIONS', `${url}/own`, asks)
    expect(ofOwn.headers['access-control-allow-origin']).toBeUndefined()
  })
})
