import { request } from 'http'
import type { LocalSegment } from './local-segment'
import { startLocalSegment, until } from './local-segment'

let segment: LocalSegment
beforeAll(async () => {
  segment = await startLocalSegment({ allowOrigins: ['https://shop.test'] })
})
beforeEach(() => segment.sandbox.reset())
afterAll(() => segment.close())

interface Sending {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

/** A request as it is told, `Host` and `Origin` included, which `fetch` would not send. */
function send({ method = 'POST', path, headers = {}, body }: Sending) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const asked = request(segment.url + path, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.once('error', reject).end(body)
  })
}

const call = (event: string) => JSON.stringify({ writeKey: 'any', type: 'track', userId: 'user-1234', event })
const pixel = (event: string) => `/v1/pixel/track?data=${Buffer.from(call(event)).toString('base64url')}`
const text = { 'content-type': 'text/plain' }

/** What a call of this machine's own leads to is all that is there. */
async function nothingButOurs(): Promise<void> {
  expect((await send({ path: '/v1/track', body: call('Ours') })).status).toBe(200)
  await until(segment.sandbox, () => segment.sandbox.events().length > 0)
  expect(segment.sandbox.events().map(({ event }) => event.event_type)).toEqual(['Ours'])
}

/** Every way to send a call, or to read something. */
const WAYS: [string, Sending][] = [
  ['a single call', { path: '/v1/t', headers: text, body: call('Stranger') }],
  ['a batch', { path: '/v1/batch', headers: text, body: `{"writeKey": "any", "batch": [${call('Stranger')}]}` }],
  ['a batch of an app', { path: '/v1/b', headers: text, body: `{"writeKey": "any", "batch": [${call('Stranger')}]}` }],
  ['an import', { path: '/v1/import', headers: text, body: `{"writeKey": "any", "batch": [${call('Stranger')}]}` }],
  ['the pixel', { method: 'GET', path: pixel('Stranger') }],
  ['the settings', { method: 'GET', path: '/v1/projects/any/settings' }],
  ['the library', { method: 'GET', path: '/analytics.js/v1/any/analytics.min.js' }]
]

const STRANGERS: [string, Record<string, string>][] = [
  ['a page of another site', { origin: 'https://stranger.test' }],
  ['a page without encryption', { origin: 'http://stranger.test' }],
  ['a page whose name begins like this machine', { origin: 'http://localhost.stranger.test' }],
  ['a page whose name ends like this machine', { origin: 'http://127.0.0.1.stranger.test:3000' }],
  ['a page of an address in the network', { origin: 'http://192.168.0.7' }],
  ['a page of no origin, such as a sandboxed frame', { origin: 'null' }],
  ['a page of an allowed name at another port', { origin: 'https://shop.test:8443' }],
  ['a page of an allowed name without encryption', { origin: 'http://shop.test' }],
  ['a picture of a page', { referer: 'https://stranger.test/page', 'sec-fetch-site': 'cross-site' }],
  ['a picture of a page that hides its address', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
  ['a page whose name leads here', { host: 'stranger.test', origin: 'http://stranger.test' }],
  ['a page whose name leads here, that does not say', { host: 'stranger.test' }],
  ["a name that begins like this machine's", { host: 'localhost.stranger.test' }]
]

describe.each(STRANGERS)('%s', (_who, headers) => {
  it.each(WAYS)('neither sends nor reads: %s', async (_what, way) => {
    const answer = await send({ ...way, headers: { ...way.headers, ...headers } })
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.text).not.toContain('analytics')
    await nothingButOurs()
  })

  it('gets no leave by a preflight', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
    const answer = await send({ method: 'OPTIONS', path: '/v1/t', headers: { ...asked, ...headers } })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe.each([
  ['a page of localhost at any port', 'http://localhost:5173'],
  ['a page of 127.0.0.1', 'http://127.0.0.1:8080'],
  ['a page with encryption', 'https://localhost:3001'],
  ['a page that was allowed', 'https://shop.test']
])('%s', (_who, origin) => {
  it.each(WAYS.slice(0, 4))('sends calls, and reads the answers: %s', async (_what, way) => {
    const answer = await send({ ...way, headers: { ...way.headers, origin } })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe(origin)
    await until(segment.sandbox, () => segment.sandbox.events().length === 1)
  })

  it('may send the headers that the library sends', async () => {
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-retry-count'
    }
    const answer = await send({ method: 'OPTIONS', path: '/v1/t', headers: { ...asked, origin } })
    expect(answer.status).toBe(204)
    expect(answer.headers['access-control-allow-origin']).toBe(origin)
    const allowed = String(answer.headers['access-control-allow-headers']).toLowerCase()
    for (const name of ['authorization', 'content-type', 'x-retry-count']) expect(allowed).toContain(name)
  })

  it.each([
    ['the destination', { path: '/logEvent', headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['the deletion', { path: '/delete', headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['the sandbox', { path: '/sandbox/reset' }],
    ["the sandbox's users", { method: 'GET', path: '/sandbox/users' }],
    ['the page', { method: 'GET', path: '/page/start' }]
  ])('may not call the rest of the server: %s', async (_what, way: Sending) => {
    expect((await send({ ...way, headers: { ...way.headers, origin } })).status).toBe(403)
  })
})
