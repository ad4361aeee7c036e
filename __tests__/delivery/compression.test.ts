import * as framework from '@segment/actions-core'
import nock from 'nock'
import { gunzipSync } from 'zlib'
import type { Settings } from '../../src/generated-types'
import { settings } from '../support/sent'
import type { LocalServer } from './local-server'
import { localServer } from './local-server'
import { answers, batch, call, calls, single } from './mock-amplitude'
import { range, statusesOf } from './numbers'

/** A request as it travelled. */
interface Travelled {
  path: string
  encoding?: string
  bytes: number
  body: any
}

let server: LocalServer | undefined
let travelled: Travelled[] = []

beforeAll(() => nock.restore())
beforeEach(() => {
  travelled = []
  // What is remembered, is for as long as the process lives. The framework tells its own classes only, and stays the same.
  jest.resetModules()
  jest.doMock('@segment/actions-core', () => framework)
})
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** A destination whose module was loaded anew, in front of a server that takes what it has no other answer to. */
async function destination(object: (request: Travelled) => [number, any] | undefined = () => undefined) {
  server = await localServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const sent = Buffer.concat(chunks)
      const { 'content-encoding': encoding, 'content-length': length } = request.headers
      expect(length).toBe(String(sent.length))
      const text = (encoding === 'gzip' ? gunzipSync(sent) : sent).toString()
      const body = text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))
      const one = { path: String(request.url), encoding, bytes: sent.length, body }
      travelled.push(one)
      const [status, said] = object(one) ?? [200, { code: 200, events_ingested: body.events?.length }]
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  const { default: fresh } = await import('../../src')
  return { ...fresh, extendRequest: server.destination.extendRequest }
}

const encodings = () => travelled.map(({ encoding }) => encoding)
const packed415 = ({ encoding }: Travelled): [number, any] | undefined => (encoding ? [415, 'No gzip'] : undefined)

describe('A body (B6)', () => {
  it.each([
    ['HTTP V2', '/2/httpapi', false],
    ['Batch', '/batch', true]
  ])(
    'of a batch is compressed on its way to the %s API, and holds the same',
    async (_api, path, use_batch_endpoint) => {
      const text = (number: number) => `${number}: Zürich 日本 🙂 "quoted" \u2028`
      const events = calls(1000, (number) => ({ properties: { text: text(number) } }))
      const results = await batch('logEvent', events, { use_batch_endpoint }, await destination())
      expect(new Set(statusesOf(results))).toEqual(new Set([200]))
      expect(travelled).toHaveLength(1)
      expect(travelled[0]).toMatchObject({ path, encoding: 'gzip' })
      expect(travelled[0].bytes).toBeLessThan(0.12 * Buffer.byteLength(JSON.stringify(travelled[0].body)))
      expect(travelled[0].body.events.map((event: any) => event.event_properties.text)).toEqual(range(1000).map(text))
    }
  )

  it('is compressed from 2,048 bytes on, and not below', async () => {
    const fresh = await destination()
    const sendWith = (letters: number) =>
      single('logEvent', call(1, { properties: { text: 'x'.repeat(letters) } }), {}, fresh)
    await sendWith(0)
    const missing = 2048 - travelled[0].bytes
    await sendWith(missing - 1)
    await sendWith(missing)
    expect(encodings()).toEqual([undefined, undefined, 'gzip'])
    expect(travelled[1].bytes).toBe(2047)
    expect(travelled[2].body.events[0].event_properties.text).toHaveLength(missing)
  })

  it('counts by its bytes, not its characters', async () => {
    await single('logEvent', call(1, { properties: { text: '日'.repeat(600) } }), {}, await destination())
    expect(encodings()).toEqual(['gzip'])
  })

  it('is limited by its bytes before they are compressed', async () => {
    const events = calls(3, () => ({ properties: { text: 'x'.repeat(400_000) } }))
    await batch('logEvent', events, {}, await destination())
    expect(travelled.map(({ body }) => body.events.length)).toEqual([2, 1])
    expect(encodings()).toEqual(['gzip', 'gzip'])
  })

  it('of a form is never compressed, as that is not documented', async () => {
    const events = range(200).map((number) => ({
      type: 'alias',
      userId: `user-${number}`,
      previousId: `was-${number}`
    }))
    const mapping = { user_id: { '@path': '$.previousId' }, global_user_id: { '@path': '$.userId' } }
    await batch('mapUser', events, mapping, await destination())
    expect(travelled.map(({ path }) => path)).toEqual(['/usermap'])
    expect(encodings()).toEqual([undefined])
    expect(travelled[0].bytes).toBeGreaterThan(2048)
  })
})

describe('An answer of 415 to a compressed body (B6)', () => {
  it('costs one request: the same goes out as it is, and so does all that follows', async () => {
    const fresh = await destination(packed415)
    expect(new Set(statusesOf(await batch('logEvent', calls(50), {}, fresh)))).toEqual(new Set([200]))
    expect(encodings()).toEqual(['gzip', undefined])
    expect(travelled[1].body).toEqual(travelled[0].body)
    expect(new Set(statusesOf(await batch('logEvent', calls(50), {}, fresh)))).toEqual(new Set([200]))
    expect(encodings()).toEqual(['gzip', undefined, undefined])
  })

  it('says nothing of the other API', async () => {
    const fresh = await destination((request) => (request.path === '/batch' ? packed415(request) : undefined))
    await batch('logEvent', calls(50), { use_batch_endpoint: true }, fresh)
    await batch('logEvent', calls(50), {}, fresh)
    expect(encodings()).toEqual(['gzip', undefined, 'gzip'])
  })

  it('is not asked again where the body as it is gets 415, too: that is what the call gets', async () => {
    const fresh = await destination(() => [415, 'Unsupported'])
    const large = call(1, { properties: { text: 'x'.repeat(3000) } })
    expect(await single('logEvent', large, {}, fresh)).toMatchObject({ status: 415 })
    expect(encodings()).toEqual(['gzip', undefined])
    expect(await single('logEvent', large, {}, fresh)).toMatchObject({ status: 415 })
    expect(encodings()).toEqual(['gzip', undefined, undefined])
  })
})

describe('A refused body that was compressed', () => {
  it('is judged, narrowed down and reported as any other', async () => {
    const fresh = await destination(({ body }) => {
      const at = body.events.findIndex(({ event_properties: { number } }: any) => number === 30)
      return at < 0 ? undefined : answers.invalid(at)
    })
    const results = await batch('logEvent', calls(60), {}, fresh)
    expect(statusesOf(results)).toEqual(range(60).map((number) => (number === 30 ? 400 : 200)))
    expect(encodings()).toEqual(['gzip', 'gzip'])
  })

  it('holds no key that a report would show', async () => {
    const loud: Settings = { ...settings, apiKey: 'an-api-key-that-nobody-shall-see' }
    const fresh = await destination(({ body }) => [400, { code: 400, error: `bad key ${String(body.api_key)}` }])
    const error = await single('logEvent', call(1, { properties: { text: 'x'.repeat(3000) } }), {}, fresh, loud)
    expect(encodings()).toEqual(['gzip'])
    expect(JSON.stringify([error.message, error])).not.toContain(loud.apiKey)
  })
})

it.each([50, 500])('Where a body of %d events cannot be compressed, it travels as it is', async (events) => {
  jest.doMock('zlib', () => ({
    ...jest.requireActual<object>('zlib'),
    gzipSync: () => {
      throw new Error('no memory')
    },
    gzip: (_body: unknown, _options: unknown, done: (error: Error) => void) => done(new Error('no memory'))
  }))
  const fresh = await destination()
  jest.dontMock('zlib')
  expect(new Set(statusesOf(await batch('logEvent', calls(events), {}, fresh)))).toEqual(new Set([200]))
  expect(encodings()).toEqual([undefined])
})
