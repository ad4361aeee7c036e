import type { RequestListener, ServerResponse } from 'http'
import nock from 'nock'
import { gunzipSync } from 'zlib'
import type { LocalServer } from './local-server'
import { localServer } from './local-server'
import { answers, batch, call, calls, single } from './mock-amplitude'
import { settings } from '../support/sent'
import { range, statusesOf } from './numbers'

let server: LocalServer | undefined

beforeAll(() => nock.restore())
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Answers once the whole request has arrived. */
const afterReading = (answer: (response: ServerResponse, body: any, number: number) => void): RequestListener => {
  let requests = 0
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const sent = Buffer.concat(chunks)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
      answer(response, JSON.parse(body.toString()), ++requests)
    })
  }
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

describe('Over a real connection', () => {
  it('a batch arrives, byte for byte', async () => {
    const bodies: any[] = []
    server = await localServer(
      afterReading((response, body) => {
        bodies.push(body)
        json(response, 200, { code: 200, events_ingested: body.events.length })
      })
    )
    const text = 'Zürich 日本 🙂 "quoted" \u2028'
    const events = calls(3, () => ({ properties: { text } }))
    expect(statusesOf(await batch('logEvent', events, {}, server.destination))).toEqual([200, 200, 200])
    expect(bodies).toHaveLength(1)
    expect(bodies[0].events.map((event: any) => event.event_properties.text)).toEqual([text, text, text])
  })

  it('a batch of hundreds of kilobytes arrives, byte for byte, in whatever script', async () => {
    const bodies: any[] = []
    server = await localServer(
      afterReading((response, body) => {
        bodies.push(body)
        json(response, 200, { code: 200, events_ingested: body.events.length })
      })
    )
    const text = (number: number) => `${number}: Zürich 日本 🙂 "quoted" \u2028 ${'x'.repeat(300)}`
    const events = calls(1000, (number) => ({ properties: { text: text(number) } }))
    expect(new Set(statusesOf(await batch('logEvent', events, {}, server.destination)))).toEqual(new Set([200]))
    expect(bodies).toHaveLength(1)
    expect(bodies[0].api_key).toBe(settings.apiKey)
    expect(bodies[0].events.map((event: any) => event.event_properties.text)).toEqual(range(1000).map(text))
  })

  it('that is cut after the request was taken, events are sent again', async () => {
    server = await localServer(afterReading((response) => response.destroy()))
    expect(statusesOf(await batch('logEvent', calls(2), {}, server.destination))).toEqual([502, 502])
    expect(await single('logEvent', call(0), {}, server.destination)).toMatchObject({
      name: 'RetryableError',
      status: 502
    })
  })

  it('that is cut in the middle of the answer, events are sent again', async () => {
    const { setTimeout: wait } = global
    const hurry = jest.spyOn(global, 'setTimeout')
    hurry.mockImplementation((then: () => void, milliseconds = 0) => wait(then, milliseconds / 100))
    server = await localServer(
      afterReading((response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' })
        response.write('{"code":200,', () => response.destroy())
      })
    )
    const results = await batch('logEvent', calls(2), {}, server.destination).finally(() => hurry.mockRestore())
    // Either is sent again: what broke off may be told from what never comes, or not.
    for (const status of statusesOf(results)) expect([408, 502]).toContain(status)
    expect(results).toHaveLength(2)
  })

  it('on which no answer comes in time, events are sent again', async () => {
    server = await localServer(() => undefined, 100)
    expect(statusesOf(await batch('logEvent', calls(2), {}, server.destination))).toEqual([408, 408])
    expect(await single('logEvent', call(0), {}, server.destination)).toMatchObject({
      name: 'RetryableError',
      status: 408
    })
  })

  const users = Object.fromEntries(range(2000).map((number) => [`user-${number + 1000}`, 31]))

  it.each([
    ['throttles 2,000 users', answers.throttled({ throttled_users: users, throttled_events: range(2000) }), 429],
    ['refuses 20,000 events', answers.invalid(...range(20_000)), 400],
    ['is a page of 1 MB', [503, 'x'.repeat(1_000_000)] as [number, string], 503],
    ['is a success of 100 kB', [200, { code: 200, note: 'x'.repeat(100_000) }] as [number, object], 200]
  ])('an answer that %s does not hang, however large', async (_what, [status, body], expected) => {
    expect(JSON.stringify(body).length).toBeGreaterThan(32_000)
    server = await localServer(afterReading((response) => json(response, status, body)))
    expect(statusesOf(await batch('logEvent', calls(3), {}, server.destination))).toEqual(new Array(3).fill(expected))
  })

  it('an answer that throttles 2,000 users has the event of another one sent again', async () => {
    const lengths: number[] = []
    server = await localServer(
      afterReading((response, { events }, number) => {
        lengths.push(events.length)
        if (number > 1) json(response, 200, { code: 200, events_ingested: events.length })
        else json(response, ...answers.throttled({ throttled_users: users, throttled_devices: users }))
      })
    )
    const events = calls(3, (number) => (number === 2 ? { userId: 'calm-user' } : { userId: 'user-1234' }))
    expect(statusesOf(await batch('logEvent', events, {}, server.destination))).toEqual([429, 429, 200])
    expect(lengths).toEqual([3, 1])
  })
})
