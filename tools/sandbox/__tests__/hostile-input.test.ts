import { connect } from 'net'
import { request } from 'http'
import type { Sandbox } from '../sandbox'
import { get, postForm, postText, sandboxes, send, upload } from './running-sandbox'

const run = sandboxes()
const event = { event_type: 'Opened', user_id: 'user-1' }

/** The sandbox still does its work. */
const expectAlive = async (sandbox: Sandbox) => expect((await upload(sandbox, [event])).status).toBe(200)

/** Writes raw bytes to the sandbox and gives what comes back until the connection ends. */
const raw = (sandbox: Sandbox, ...chunks: (string | Buffer)[]) =>
  new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(sandbox.port, '127.0.0.1', () => chunks.forEach((chunk) => socket.write(chunk)))
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })

describe('hostile input', () => {
  test('a body of 100 MB is a 413, without being held', async () => {
    const sandbox = await run()
    const before = process.memoryUsage().rss
    const chunk = Buffer.alloc(1_000_000, 'a')
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${sandbox.url}/batch`, { method: 'POST' }, (response) => {
        resolve(response.statusCode)
        response.resume()
      })
      sent.on('error', reject)
      let left = 100
      const write = (): void => {
        while (left-- > 0) if (!sent.write(chunk)) return void sent.once('drain', write)
        sent.end()
      }
      write()
    })
    expect(status).toBe(413)
    expect(process.memoryUsage().rss - before).toBeLessThan(90_000_000)
    await expectAlive(sandbox)
  })

  test('a body that announces 100 MB is a 413 before it has come', async () => {
    const sandbox = await run({ requestTimeoutMs: 200 })
    const head = 'POST /2/httpapi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n{'
    expect(await raw(sandbox, head)).toContain('413 Payload Too Large')
    await expectAlive(sandbox)
  })

  test('a client that sends too slowly is let go', async () => {
    const sandbox = await run({ requestTimeoutMs: 150 })
    const start = Date.now()
    await raw(sandbox, 'POST /2/httpapi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"api')
    expect(Date.now() - start).toBeLessThan(5000)
    expect(sandbox.requests).toEqual([])
    await expectAlive(sandbox)
  })

  test.each([
    ['nothing at all', ''],
    ['half a head', 'POST /2/httpapi HTTP/1.1\r\nHost: loc'],
    ['a head, and no body', 'POST /2/httpapi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n'],
    ['half a body where none is read', 'POST /sandbox/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{'],
    ['half a body where nothing is served', 'POST /no HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{']
  ])('a client that sends %s, and then waits, is let go', async (_what, sent) => {
    const sandbox = await run({ requestTimeoutMs: 150 })
    const start = Date.now()
    await raw(sandbox, sent)
    expect(Date.now() - start).toBeLessThan(5000)
    await expectAlive(sandbox)
  })

  test('an answer may take longer than a request', async () => {
    const sandbox = await run({ requestTimeoutMs: 150, faults: { latencyMs: 700 } })
    await expectAlive(sandbox)
  })

  test('a client that goes away while sending leaves nothing behind', async () => {
    const sandbox = await run()
    const socket = connect(sandbox.port, '127.0.0.1')
    socket.write('POST /2/httpapi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"api')
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(sandbox.requests).toEqual([])
    await expectAlive(sandbox)
  })

  test.each([
    ['__proto__', 'constructor'],
    ['prototype', 'toString'],
    ['hasOwnProperty', 'valueOf']
  ])('properties named %s and %s are properties like any other', async (one, other) => {
    const sandbox = await run()
    const properties = `{"${one}":{"polluted":true},"${other}":["x"]}`
    const group = `{"org":"15","${one}":"${other}"}`
    const body = `{"api_key":"key","events":[
      {"event_type":"Opened","user_id":"user-1","event_properties":${properties},"${one}":1},
      {"event_type":"$identify","user_id":"user-1","user_properties":{"$set":${properties}},"groups":${group}},
      {"event_type":"$groupidentify","user_id":"user-1","groups":${group},"group_properties":${properties}},
      {"event_type":"Bought","user_id":"${one}1","device_id":"${other}1","revenue":1}]}`
    expect((await postText(`${sandbox.url}/2/httpapi`, body)).status).toBe(200)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const held = sandbox.user('user-1')?.user_properties ?? {}
    expect(Object.keys(held)).toEqual([one, other])
    expect(JSON.stringify(held)).toBe(properties)
    expect(Object.keys(sandbox.user('user-1')?.groups ?? {})).toEqual(['org', one])
    const groups = (await get(`${sandbox.url}/sandbox/groups`)).body
    expect(groups.map((each: { group_type: string }) => each.group_type)).toEqual(['org', one])
    expect(sandbox.events()[0].ignored_keys).toEqual([one])
    await expectAlive(sandbox)
  })

  test('an api key named __proto__, and users named so in lists of throttled users', async () => {
    const sandbox = await run({ limits: { httpapi: { eventsPerSecond: 0 } } })
    const body = '{"api_key":"__proto__","events":[{"event_type":"a","user_id":"__proto__","time":"x"}]}'
    expect((await postText(`${sandbox.url}/2/httpapi`, body)).body.events_with_invalid_fields).toEqual({ time: [0] })
    const answer = await send('POST', `${sandbox.url}/2/httpapi`, {}, body.replace(',"time":"x"', ''))
    expect(Object.keys(answer.body.throttled_users)).toEqual(['__proto__'])
  })

  test.each(['[', '{"a":'])('100,000 levels of %j are a 400', async (open) => {
    const sandbox = await run()
    const close = open === '[' ? ']' : '}'
    const deep = open.repeat(100_000) + '1' + close.repeat(100_000)
    const bodies = [
      deep,
      `{"api_key":"key","events":[{"event_type":"Opened","user_id":"user-1","event_properties":{"p":${deep}}}]}`,
      `{"api_key":"key","events":${deep}}`,
      open.repeat(100_000)
    ]
    for (const body of bodies) {
      const answer = await postText(`${sandbox.url}/2/httpapi`, body)
      expect(answer).toEqual({ status: 400, body: { code: 400, error: 'Invalid JSON request body' } })
    }
    const identification = open.repeat(20_000)
    const form = await postForm(`${sandbox.url}/groupidentify`, { api_key: 'key', identification })
    expect(form).toEqual({ status: 400, body: 'invalid_json' })
    await expectAlive(sandbox)
  })

  test('bytes that are no UTF-8 are a 400', async () => {
    const sandbox = await run()
    const [head, tail] = JSON.stringify({ api_key: 'key', events: [{ ...event, platform: '|' }] }).split('|')
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(tail)])
    expect(await postText(`${sandbox.url}/2/httpapi`, body)).toEqual({
      status: 400,
      body: { code: 400, error: 'Invalid JSON request body' }
    })
    await expectAlive(sandbox)
  })

  test('bytes that are no gzip, though they say so, are a 400', async () => {
    const sandbox = await run()
    const answer = await postText(`${sandbox.url}/2/httpapi`, '{}', { 'content-encoding': 'gzip' })
    expect(answer.body.error).toBe('Invalid JSON request body')
    const unknown = await postText(`${sandbox.url}/2/httpapi`, '{}', { 'content-encoding': 'br' })
    expect(unknown.body.error).toBe('Invalid JSON request body')
  })

  test.each(['/%zz', '//', '/2/httpapi?%ff=%', '/sandbox/users/%E0%A4%A', '/sandbox/events?limit=-1&region=mars'])(
    'the path %s does no harm',
    async (path) => {
      const sandbox = await run()
      expect(await raw(sandbox, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1.1 [24]0\d /
      )
      await expectAlive(sandbox)
    }
  )

  test('what is no HTTP, or has a content type that is none, is an error of the client', async () => {
    const sandbox = await run()
    expect(await raw(sandbox, 'nonsense\r\n\r\n')).toContain('400 Bad Request')
    expect((await postText(`${sandbox.url}/2/httpapi`, '{}', { 'content-type': 'nonsense' })).status).toBe(415)
    await expectAlive(sandbox)
  })

  test('lists of a million values are no more than a list', async () => {
    const sandbox = await run()
    const list = Array.from({ length: 1_000_000 }, () => 1)
    const identify = (operation: string) => ({
      event_type: '$identify',
      user_id: 'user-1',
      user_properties: { [operation]: { list } }
    })
    for (const operation of ['$append', '$prepend', '$postInsert', '$remove']) {
      expect((await upload(sandbox, [identify(operation)], '/batch')).status).toBe(200)
    }
    expect(sandbox.user('user-1')?.user_properties.list).toEqual([])
  })

  test('numbers and names beyond measure are taken or refused, and no more', async () => {
    const sandbox = await run()
    const body = `{"api_key":"${'k'.repeat(1024)}","events":[{"event_type":"a","user_id":"user-1","time":1e400}]}`
    expect((await postText(`${sandbox.url}/2/httpapi`, body)).body.events_with_invalid_fields).toEqual({ time: [0] })
    const longKey = await postText(`${sandbox.url}/2/httpapi`, body.replace('kkk', 'kkkk'))
    expect(longKey.body.error).toMatch(/^Invalid API key: k+$/)
    const huge = await upload(sandbox, [{ ...event, price: 1e308, quantity: 10 }])
    expect(huge.status).toBe(200)
    expect((await get(`${sandbox.url}/sandbox/revenue`)).status).toBe(200)
  })
})
