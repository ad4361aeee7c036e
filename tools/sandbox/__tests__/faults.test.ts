import { request } from 'http'
import type { IncomingMessage } from 'http'
import type { Faults } from '../faults'
import { FAULT_KINDS, FaultSource } from '../faults'
import { get, postJson, sandboxes, send, upload } from './running-sandbox'

const run = sandboxes()
const events = [{ event_type: 'Opened', user_id: 'user-1', insert_id: 'insert-1' }]

describe('faults on demand', () => {
  test.each([
    ['status403', 403, 0],
    ['status413', 413, 0],
    ['status429', 429, 0],
    ['status500', 500, 0],
    ['status500After', 500, 1],
    ['status502', 502, 0],
    ['status503', 503, 0],
    ['status504After', 504, 1]
  ] as const)('%s answers %d, with %d events ingested', async (fault, status, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1 } })
    expect(await upload(sandbox, events)).toMatchObject({ status, body: { code: status } })
    expect(sandbox.events()).toHaveLength(ingested)
    expect(sandbox.requests).toMatchObject([{ status, fault, accepted: ingested === 1 }])
  })

  test('status429 names nobody', async () => {
    const sandbox = await run({ faults: { status429: 1 } })
    const nobody = { throttled_devices: {}, throttled_users: {}, throttled_events: [] }
    expect((await upload(sandbox, events, '/batch')).body).toMatchObject({ eps_threshold: 1000, ...nobody })
  })

  test('throttledUser names whoever the first event is of, with all of their events', async () => {
    const sandbox = await run({ faults: { throttledUser: 1 } })
    const event = (ids: object) => ({ event_type: 'Opened', ...ids })
    const [ada, bob] = [{ user_id: 'user-1' }, { user_id: 'user-2', device_id: 'device-1' }]
    const byUser = await upload(sandbox, [event(ada), event(bob), event(ada), event(bob), event(ada)])
    expect(byUser).toMatchObject({
      status: 429,
      body: { eps_threshold: 30, throttled_users: { 'user-1': 31 }, throttled_devices: {}, throttled_events: [0, 2, 4] }
    })
    const device = { device_id: 'device-1' }
    const byDevice = await upload(sandbox, [event(device), event(ada), event(bob)], '/batch')
    expect(byDevice.body).toMatchObject({
      eps_threshold: 1000,
      throttled_users: {},
      throttled_devices: { 'device-1': 1001 },
      throttled_events: [0, 2]
    })
    expect(sandbox.events()).toEqual([])
  })

  test.each([301, 302, 307, 308])('status%d leads elsewhere, and takes nothing in', async (status) => {
    const sandbox = await run({ faults: { [`status${status}`]: 1 } })
    const location = await new Promise((resolve, reject) => {
      const sent = request(`${sandbox.url}/2/httpapi`, { method: 'POST' }, (response) => {
        resolve([response.statusCode, response.headers.location])
        response.resume()
      })
      sent.on('error', reject)
      sent.end(JSON.stringify({ api_key: 'key', events }))
    })
    expect(location).toEqual([status, 'https://elsewhere.example/2/httpapi'])
    expect(sandbox.requests).toMatchObject([{ status, accepted: false }])
  })

  test.each([
    ['deepBefore', 0],
    ['deepAfter', 1]
  ] as const)('%s answers 200 with JSON of 10,000 levels, with %d events ingested', async (fault, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1 } })
    const { status, body } = await upload(sandbox, events)
    let levels = 0
    for (let inner = body; Array.isArray(inner); inner = inner[0]) levels++
    expect([status, levels]).toEqual([200, 10_000])
    expect(sandbox.events()).toHaveLength(ingested)
    expect((await get(`${sandbox.url}/sandbox/requests`)).body).toMatchObject([{ status: 200, fault }])
  })

  test.each([
    ['endlessBefore', 0],
    ['endlessAfter', 1]
  ] as const)('%s answers 200 for as long as anybody reads, with %d events ingested', async (fault, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1 } })
    const most = 20_000_000
    const read = await new Promise<number>((resolve, reject) => {
      const sent = request(`${sandbox.url}/2/httpapi`, { method: 'POST' }, (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > most) response.destroy()
        })
        response.on('close', () => resolve(bytes))
      })
      sent.on('error', reject)
      sent.end(JSON.stringify({ api_key: 'key', events }))
    })
    expect(read).toBeGreaterThan(most)
    expect(sandbox.events()).toHaveLength(ingested)
    sandbox.setFaults({})
    expect((await upload(sandbox, events)).status).toBe(200)
  })

  test('an endless answer that nobody reads takes no memory, and ends when the sandbox is closed', async () => {
    const sandbox = await run({ faults: { endlessBefore: 1 } })
    const before = process.memoryUsage().rss
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(`${sandbox.url}/2/httpapi`, { method: 'POST' }, resolve)
      sent.on('error', reject)
      sent.end(JSON.stringify({ api_key: 'key', events }))
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
    await sandbox.close()
    const end = new Promise((resolve) => answer.once('error', resolve))
    answer.resume()
    expect(await end).toMatchObject({ code: 'ECONNRESET' })
  })

  test.each([403, 404, 500])('a page of status %d is answered to what holds an event of a test', async (status) => {
    const culprit = ({ user_id }: Record<string, unknown>) => (user_id === 'user-2' ? { page: status } : undefined)
    const sandbox = await run({ culprit })
    const blocked = await upload(sandbox, [...events, { event_type: 'Opened', user_id: 'user-2' }, { no: 'event' }])
    expect([blocked.status, String(blocked.body).slice(0, 15)]).toEqual([status, '<!DOCTYPE html>'])
    expect(sandbox.events()).toEqual([])
    expect((await upload(sandbox, events)).status).toBe(200)
  })

  test.each([
    ['cutBefore', 0],
    ['cutAfter', 1]
  ] as const)('%s cuts the connection, with %d events ingested', async (fault, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1 } })
    await expect(upload(sandbox, events)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(sandbox.events()).toHaveLength(ingested)
    expect(sandbox.requests).toMatchObject([{ status: null, fault, accepted: ingested === 1 }])
  })

  test('a request sent again after a cut that came too late is a duplicate', async () => {
    const sandbox = await run({ faults: { cutAfter: 1, times: 1 } })
    await expect(upload(sandbox, events)).rejects.toThrow()
    expect((await upload(sandbox, events)).status).toBe(200)
    expect(sandbox.projects()).toMatchObject([{ events: 1, deduplicated: 1 }])
  })

  test.each([
    ['notJsonBefore', 0],
    ['notJsonAfter', 1]
  ] as const)('%s answers 200 without JSON, with %d events ingested', async (fault, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1 } })
    const answer = await upload(sandbox, events)
    expect(answer.status).toBe(200)
    expect(() => JSON.parse(answer.body)).toThrow()
    expect(sandbox.events()).toHaveLength(ingested)
  })

  test.each([
    ['silenceBefore', 0],
    ['silenceAfter', 1]
  ] as const)('%s says nothing for as long as it is told, with %d events ingested', async (fault, ingested) => {
    const sandbox = await run({ faults: { [fault]: 1, silenceMs: 80 } })
    const start = Date.now()
    await expect(upload(sandbox, events)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(Date.now() - start).toBeGreaterThanOrEqual(75)
    expect(sandbox.events()).toHaveLength(ingested)
  })

  test('silence ends when the sandbox is closed', async () => {
    const sandbox = await run({ faults: { silenceBefore: 1 } })
    const waiting = upload(sandbox, events).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sandbox.close()
    expect(await waiting).toMatchObject({ code: 'ECONNRESET' })
  })

  test('a failure that comes after acceptance does not hide a refusal', async () => {
    const sandbox = await run({ faults: { cutAfter: 1 } })
    expect((await upload(sandbox, [{ user_id: 'user-1' }])).status).toBe(400)
  })

  test('latency comes before every answer', async () => {
    const sandbox = await run({ faults: { latencyMs: 60 } })
    const start = Date.now()
    expect((await upload(sandbox, events)).status).toBe(200)
    expect(Date.now() - start).toBeGreaterThanOrEqual(55)
  })

  test('413 can come at fewer bytes or events', async () => {
    const sandbox = await run({ faults: { maxEvents: 1 } })
    expect((await upload(sandbox, [...events, ...events])).status).toBe(413)
    expect((await upload(sandbox, events)).status).toBe(200)
    sandbox.setFaults({ maxBytes: 50 })
    expect((await upload(sandbox, events)).status).toBe(413)
  })

  test('come in the same order for the same seed', async () => {
    const outcomes = async (seed: number) => {
      const sandbox = await run({ faults: { status500: 0.3, status503: 0.2, seed } })
      const statuses: number[] = []
      for (let sent = 0; sent < 60; sent++) statuses.push((await upload(sandbox, events)).status)
      return statuses
    }
    const [first, again, other] = [await outcomes(1), await outcomes(1), await outcomes(2)]
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('come in their share', () => {
    const source = new FaultSource({ status500: 0.3, cutAfter: 0.05 })
    const drawn = Array.from({ length: 20_000 }, () => source.draw())
    const share = (name: string | undefined) => drawn.filter((each) => each === name).length / drawn.length
    expect(share('status500')).toBeCloseTo(0.3, 1)
    expect(share('cutAfter')).toBeCloseTo(0.05, 2)
    expect(share(undefined)).toBeCloseTo(0.65, 1)
  })

  test('end after as many times as they are given', async () => {
    const sandbox = await run({ faults: { status500: 1, times: 2 } })
    const statuses = []
    for (let sent = 0; sent < 4; sent++) statuses.push((await upload(sandbox, events)).status)
    expect(statuses).toEqual([500, 500, 200, 200])
  })

  test('are set, read and ended over HTTP, and never befall that API', async () => {
    const sandbox = await run()
    const url = `${sandbox.url}/sandbox/faults`
    const set = await send('PUT', url, { 'content-type': 'application/json' }, '{"status503":1}')
    expect(set).toMatchObject({ status: 200, body: { status503: 1, status500: 0 } })
    expect((await upload(sandbox, events)).status).toBe(503)
    expect((await get(url)).body).toMatchObject({ status503: 1 })
    expect((await send('DELETE', url)).body).toMatchObject({ status503: 0 })
    expect((await upload(sandbox, events)).status).toBe(200)
  })

  test.each([
    ['{"status418":1}', 'There is no fault setting "status418"'],
    ['{"status500":"often"}', 'The fault setting status500 is a number of 0 or more'],
    ['{"status500":-1}', 'The fault setting status500 is a number of 0 or more'],
    ['{"status500":0.7,"status503":0.7}', 'The shares of all faults together are at most 1'],
    ['[]', 'The body is a JSON object of fault settings'],
    ['nonsense', 'The body is a JSON object of fault settings']
  ])('%s is refused, and what was set stays', async (body, message) => {
    const sandbox = await run({ faults: { status503: 1 } })
    const refused = await send('PUT', `${sandbox.url}/sandbox/faults`, {}, body)
    expect(refused.status).toBe(400)
    expect(refused.body.error).toContain(message)
    expect((await upload(sandbox, events)).status).toBe(503)
  })

  test('strike form endpoints too', async () => {
    const sandbox = await run({ faults: { status500: 1 } })
    expect((await postJson(`${sandbox.url}/usermap`, {})).status).toBe(500)
  })

  test('that make no sense are refused at the start', async () => {
    await expect(run({ faults: { status500: 2 } })).rejects.toThrow('at most 1')
    const unknown = { nonsense: 1 } as Partial<Faults>
    await expect(run({ faults: unknown })).rejects.toThrow('There is no fault setting "nonsense"')
  })

  test('are all covered here', () => {
    const names = 'status403 status413 status429 status500 status500After status502 status503 status504After'
    const others = 'cutBefore cutAfter notJsonBefore notJsonAfter silenceBefore silenceAfter'
    const answers =
      'status301 status302 status307 status308 throttledUser deepBefore deepAfter endlessBefore endlessAfter'
    expect(Object.keys(FAULT_KINDS).sort()).toEqual(`${names} ${others} ${answers}`.split(' ').sort())
  })
})
