/** @jest-environment ./tools/clients/node-environment.ts */
import type { Socket } from 'net'
import { connect } from 'net'
import { gzipSync } from 'zlib'
import fc from 'fast-check'
import { CALL_TYPES } from '../../../pipeline/call'
import type { LocalSegment } from './local-segment'
import { startLocalSegment, until } from './local-segment'

const KB = 1024

let segment: LocalSegment
beforeAll(async () => {
  segment = await startLocalSegment({ requestTimeoutMs: 2000 })
})
beforeEach(() => segment.sandbox.reset())
afterAll(async () => {
  expect(await segment.close()).toEqual([])
})

interface Answer {
  status: number
  body: { success?: boolean; message?: string }
}

async function post(
  path: string,
  body: string | Buffer | object,
  headers: Record<string, string> = {},
  url = segment.url
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers }
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const good = (event: string) => ({ type: 'track', userId: 'user-1234', event })
const batch = (...calls: unknown[]) => ({ writeKey: 'any', batch: calls })
const single = (call: object) => ({ writeKey: 'any', ...call })

/** The names of the events that Amplitude holds. */
function names(): unknown[] {
  return segment.sandbox.events().map(({ event }) => event.event_type)
}

/** Another client's call is answered and delivered, and nothing else came before it. */
async function othersGoOn(before: string[] = []): Promise<void> {
  expect(await post('/v1/track', single(good('Good')))).toEqual({ status: 200, body: { success: true } })
  await until(segment.sandbox, () => names().includes('Good'))
  await until(segment.sandbox, () => names().length === before.length + 1)
  expect(names().sort()).toEqual([...before, 'Good'].sort())
}

describe('a request that is refused whole', () => {
  const packed = { 'content-encoding': 'gzip' }
  const large = (bytes: number) => ({ ...good('Large'), properties: { text: 'x'.repeat(bytes) } })
  const calls = (count: number, bytes: number) => Array.from({ length: count }, () => large(bytes))

  it.each<[string, string, string | Buffer | object, Record<string, string>]>([
    ['no JSON', '/v1/track', 'no JSON', {}],
    ['no JSON in a batch', '/v1/batch', '{"batch": [', {}],
    ['nothing', '/v1/batch', '', {}],
    ['a list in place of a call', '/v1/track', '[]', {}],
    ['text in place of a call', '/v1/track', '"track"', {}],
    ['a batch that is no list', '/v1/batch', { writeKey: 'any', batch: { 0: good('Good') } }, {}],
    ['a call of 33 KB', '/v1/track', single(large(33 * KB)), {}],
    ['a call of 33 KB by a short path', '/v1/t', single(large(33 * KB)), {}],
    ['a batch of 501 KB', '/v1/batch', batch(...calls(20, 25 * KB), large(KB)), {}],
    ['a batch that unpacks to 501 KB', '/v1/batch', gzipped(batch(...calls(501, KB))), packed],
    ['a batch that unpacks to 64 MB', '/v1/batch', gzipSync(Buffer.alloc(64 * KB * KB, 32)), packed],
    ['what says it is packed, and is not', '/v1/batch', batch(good('Good')), packed],
    ['half of what is packed', '/v1/batch', gzipped(batch(good('Good'))).subarray(0, 40), packed]
  ])('is answered with 400, and others go on: %s', async (_what, path, body, headers) => {
    const answer = await post(path, body, headers)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ success: false, message: expect.stringMatching(/\w+/) })
    await othersGoOn()
  })

  it('is answered with 404 where its path is none, and others go on', async () => {
    expect((await post('/v1/purchase', single(good('Good')))).status).toBe(404)
    await othersGoOn()
  })
})

describe('a call that goes nowhere', () => {
  it.each<[string, unknown]>([
    ['an unknown type', { ...good('Bad'), type: 'purchase' }],
    ['a type of every object', { ...good('Bad'), type: 'toString' }],
    ['no type', { ...good('Bad'), type: undefined }],
    ['no ids', { type: 'track', event: 'Bad' }],
    ['ids of the wrong type', { ...good('Bad'), userId: { id: 1 }, anonymousId: [] }],
    ['empty ids', { ...good('Bad'), userId: '', anonymousId: ' ' }],
    ['no name', { ...good('Bad'), event: undefined }],
    ['33 KB', { ...good('Bad'), properties: { text: 'x'.repeat(33 * KB) } }],
    ['a timestamp that is none', { ...good('Bad'), timestamp: 'yesterday' }],
    ['a text', 'Bad'],
    ['nothing', null],
    ['a list', [good('Bad')]]
  ])('is passed over, and the calls beside it go on: %s', async (_what, call) => {
    const answer = await post('/v1/batch', batch(good('Before'), call, good('After')))
    expect(answer).toEqual({ status: 200, body: { success: true } })
    await until(segment.sandbox, () => names().length >= 2)
    await othersGoOn(['Before', 'After'])
  })

  it('is one of more than 2,500 in a batch', async () => {
    const calls = Array.from({ length: 2501 }, (_, at) => ({ type: 'track', userId: `user-${at}xxxx`, event: `${at}` }))
    expect((await post('/v1/batch', batch(...calls))).status).toBe(200)
    await until(segment.sandbox, () => names().length === 2500)
    expect(names()).not.toContain('2500')
  })
})

describe('values of wrong types', () => {
  /** What stands in the fields of a call, where it is not as it should be. */
  const junk = fc.oneof(
    fc.constantFrom(null, true, 0, -1, 1e308, '', 'null', [], {}, [[]], { toString: 1 }, '\u0000', '\ud800', '💥'),
    fc.jsonValue()
  )
  const call = fc.record(
    {
      type: fc.oneof(fc.constantFrom(...CALL_TYPES), junk),
      userId: fc.oneof(fc.constant('user-1234'), junk),
      anonymousId: junk,
      messageId: fc.oneof(fc.uuid(), junk),
      timestamp: fc.oneof(fc.constant('2026-01-31T12:00:00.000Z'), junk),
      sentAt: junk,
      event: junk,
      name: junk,
      groupId: junk,
      previousId: junk,
      properties: junk,
      traits: junk,
      context: fc.oneof(junk, fc.record({ library: junk, device: junk, page: junk, campaign: junk, ip: junk })),
      integrations: fc.oneof(junk, fc.record({ All: junk, 'Actions Amplitude': junk, Amplitude: junk })),
      channel: junk,
      writeKey: junk
    },
    { requiredKeys: [] }
  )

  it('are answered like other calls, whatever they are, and others go on', async () => {
    // Its own server: what such calls lead to comes when it comes.
    const other = await startLocalSegment()
    const { url, sandbox } = other
    const paths = ['/v1/batch', ...CALL_TYPES.map((type) => `/v1/${type}`)]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.array(call, { maxLength: 5 }), async (path, calls) => {
        const body = path === '/v1/batch' ? { writeKey: 'any', batch: calls } : { writeKey: 'any', ...calls[0] }
        const answer = await post(path, body, {}, url)
        expect([200, 400]).toContain(answer.status)
        expect(answer.body.success).toBe(answer.status === 200)
      }),
      { numRuns: 150 }
    )
    await post('/v1/track', single(good('Good')), {}, url)
    await until(sandbox, () => sandbox.events().some(({ event }) => event.event_type === 'Good'))
    await other.close()
  })

  it('that are named like what every object has are values like others, and change no object', async () => {
    const text =
      '{"writeKey": "any", "batch": [{"type": "track", "event": "Hostile", "userId": "user-1234",' +
      ' "__proto__": {"userId": "other"}, "constructor": {"prototype": {"polluted": 1}},' +
      ' "properties": {"__proto__": {"polluted": 1}, "constructor": "x", "toString": "y", "plan": "Pro"},' +
      ' "context": {"__proto__": {"ip": "6.6.6.6"}, "hasOwnProperty": 1},' +
      ' "integrations": {"__proto__": {"All": false}, "constructor": false}}]}'
    expect((await post('/v1/batch', text)).status).toBe(200)
    await until(segment.sandbox, () => names().includes('Hostile'))
    const [{ event }] = segment.sandbox.events()
    expect(event).toMatchObject({ user_id: 'user-1234', event_properties: { plan: 'Pro', constructor: 'x' } })
    expect(event.ip).toBeUndefined()
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    await othersGoOn(['Hostile'])
  })
})

describe('connections that send nothing', () => {
  it('are let go after a time, 1,000 of them, while others go on', async () => {
    const ended: Promise<void>[] = []
    // A hundred at once: a system keeps so many waiting until the server, in this process, takes them.
    for (let count = 0; count < 1000; count += 100) {
      const sockets = await Promise.all(Array.from({ length: 100 }, connected))
      ended.push(...sockets.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))))
    }
    const start = Date.now()
    await othersGoOn()
    expect(Date.now() - start).toBeLessThan(2000)
    await Promise.all(ended)
    expect(Date.now() - start).toBeLessThan(15_000)
  })

  it('are let go in the middle of a body, too', async () => {
    const socket = await connected()
    socket.write('POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"batch": [')
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
    await othersGoOn()
    await new Promise((resolve) => socket.once('close', resolve))
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
  })
})

/** A connection on which nothing is sent. */
function connected(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(segment.url).port), '127.0.0.1', () => resolve(socket.resume()))
    socket.on('error', reject)
  })
}

function gzipped(body: object): Buffer {
  return gzipSync(JSON.stringify(body))
}
