import type { Socket } from 'net'
import { connect } from 'net'
import { gzipSync } from 'zlib'
import { LogFullError } from '../../log/log'
import { collecting } from './collecting'

const start = collecting()
const KB = 1024
const call = { type: 'track', userId: 'user-1234', event: 'Clicked' }
const invalid = (message: RegExp) => ({
  status: 400,
  body: { success: false, code: 'invalid_request', message: expect.stringMatching(message) }
})

/** A call of so many bytes. */
function callOf(bytes: number, fields: object = {}): object {
  const empty = JSON.stringify({ ...call, ...fields, filler: '' }).length
  return { ...call, ...fields, filler: 'x'.repeat(bytes - empty) }
}

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"batch": [', /The body is no JSON/],
    ['that is text', 'hello', /The body is no JSON/],
    ['that is empty', '', /The body is empty/],
    ['that is a list', '[]', /The body is \[\], and must be an object/],
    ['that is null', 'null', /The body is null/],
    ['whose batch is no list', '{"batch": {}}', /The batch is {}, and must be a list of calls/]
  ])('%s is refused for good', async (_what, body, message) => {
    const { post, log } = await start()
    expect(await post('/v1/batch', body, { 'content-type': 'application/json' })).toMatchObject(invalid(message))
    expect(log.calls).toEqual([])
  })

  it('is not shown where it cannot be read: it holds the write key', async () => {
    const { post, answered } = await start()
    const { body } = await post('/v1/t', 'secret-key', {})
    expect(JSON.stringify([body, answered])).not.toContain('secret')
  })

  it('is refused as a form, whatever it holds, and as what is no type at all', async () => {
    const { post, log } = await start()
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      ' Multipart/mixed',
      'nonsense'
    ]) {
      expect((await post('/v1/t', { ...call, writeKey: 'any' }, { 'content-type': type })).status).toBe(415)
    }
    expect(log.calls).toEqual([])
  })

  it.each(['br', 'deflate', 'gzip, gzip', 'nonsense'])('is refused where it is packed as %s', async (encoding) => {
    const { post } = await start()
    expect(await post('/v1/t', call, { 'content-encoding': encoding })).toMatchObject({ status: 415 })
  })

  it('is refused where it is not packed, but says so', async () => {
    const { post } = await start()
    const headers = { 'content-encoding': 'gzip' }
    expect(await post('/v1/t', call, headers)).toMatchObject(invalid(/not the gzip/))
    expect(await post('/v1/t', gzipSync(JSON.stringify(call)).subarray(0, 30), headers)).toMatchObject(
      invalid(/not the gzip/)
    )
  })

  it('may have 32 KB for a call', async () => {
    const { post, log } = await start()
    expect((await post('/v1/t', callOf(32 * KB, { writeKey: 'any' }))).status).toBe(200)
    expect(await post('/v1/t', callOf(32 * KB + 1, { writeKey: 'any' }))).toMatchObject(invalid(/larger than 32 KB/))
    expect(log.calls).toHaveLength(1)
  })

  it('may have 500 KB for a batch', async () => {
    const { post, log } = await start()
    const calls = Array.from({ length: 16 }, () => callOf(31 * KB))
    const batchOf = (bytes: number) => {
      const empty = JSON.stringify({ batch: calls, writeKey: 'any', filler: '' }).length
      return { batch: calls, writeKey: 'any', filler: 'x'.repeat(bytes - empty) }
    }
    expect((await post('/v1/batch', batchOf(500 * KB))).status).toBe(200)
    expect(await post('/v1/batch', batchOf(500 * KB + 1))).toMatchObject(invalid(/larger than 500 KB/))
    expect(log.calls).toHaveLength(16)
  })

  it('is read to its end before it is refused as too large: who is cut off sends the same again', async () => {
    const { host } = await start()
    const [half, type] = [3000 * KB, 'text/plain']
    const head = `POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${2 * half}\r\n\r\n`
    const socket = await open(host, head + 'x'.repeat(half))
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([answer, socket.writable]).toEqual(['', true])
    socket.write('x'.repeat(half))
    await new Promise((resolve) => socket.once('close', resolve))
    expect(answer).toMatch(/^HTTP\/1.1 400 [^]*larger than 500 KB/)
  })

  it('is unpacked no further than allowed', async () => {
    const { post } = await start()
    const bomb = gzipSync(Buffer.alloc(200 * KB * KB, ' '))
    expect(bomb.length).toBeLessThan(500 * KB)
    const before = process.memoryUsage().rss
    expect(await post('/v1/batch', bomb, { 'content-encoding': 'gzip' })).toMatchObject(invalid(/larger than 500 KB/))
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * KB * KB)
  })
})

describe('a batch', () => {
  it('goes on without the calls that go nowhere', async () => {
    const { post, log, seen } = await start()
    const good = { ...call, event: 'Good' }
    const bad = [
      callOf(33 * KB),
      null,
      'text',
      [],
      { ...call, type: 'delete' },
      { ...call, userId: {} },
      { ...call, timestamp: 'x' }
    ]
    const { status } = await post('/v1/batch', { batch: [good, ...bad, good], writeKey: 'any' })
    expect(status).toBe(200)
    expect(log.calls.map(({ event }) => event)).toEqual(['Good', 'Good'])
    expect(seen.turnedAway.map(({ reason }) => reason)).toEqual([
      'It has 33792 bytes, and may have 32768.',
      ...Array.from({ length: 3 }, () => expect.stringMatching(/must be an object/)),
      expect.stringMatching(/type is "delete"/),
      expect.stringMatching(/of nobody/),
      expect.stringMatching(/timestamp "x" is no date/)
    ])
  })

  it('may have 2500 calls, and loses those after them', async () => {
    const { post, log, answered } = await start()
    const calls = Array.from({ length: 2501 }, (_none, index) => ({ ...call, event: String(index) }))
    expect((await post('/v1/batch', { batch: calls, writeKey: 'any' })).status).toBe(200)
    expect(log.calls).toHaveLength(2500)
    expect(log.calls[2499].event).toBe('2499')
    expect(answered[0].collected).toMatchObject({
      calls: 2501,
      kept: 2500,
      refused: 1,
      reasons: ['A batch may have 2500 calls, and this one has 2501.']
    })
  })

  it('of nothing but junk is answered in few words', async () => {
    const { post, answered, seen } = await start()
    expect((await post('/v1/batch', { batch: Array.from({ length: 200_000 }, () => 1) })).status).toBe(200)
    expect(answered[0].collected).toMatchObject({ calls: 200_000, refused: 200_000 })
    expect(answered[0].collected?.reasons.length).toBeLessThan(6)
    expect(seen.turnedAway).toHaveLength(2500)
  })

  it('may be empty', async () => {
    const { post, log } = await start()
    log.before = () => {
      throw new Error('nothing is to be kept')
    }
    expect((await post('/v1/batch', { batch: [], writeKey: 'any' })).status).toBe(200)
  })
})

describe('a log', () => {
  it('that is full makes libraries come again', async () => {
    const { post, log, answered } = await start({ retryAfter: 7 })
    log.before = () => {
      throw new LogFullError('full')
    }
    const answer = await post('/v1/t', { ...call, writeKey: 'any' })
    expect(answer).toMatchObject({ status: 429, body: { success: false, code: 'too_many_calls' } })
    expect(answer.headers['retry-after']).toBe('7')
    expect(answered).toEqual([expect.objectContaining({ status: 429, problem: 'full' })])
  })

  it('that fails makes them come again, and its words stay here', async () => {
    const { post, log, answered, seen } = await start()
    log.before = () => {
      throw new Error('no disk at /secret/path')
    }
    const answer = await post('/v1/batch', { batch: [{ ...call }, { type: 'x' }], writeKey: 'any' })
    expect(answer).toMatchObject({ status: 500, body: { success: false, code: 'internal' } })
    expect(JSON.stringify(answer.body)).not.toContain('secret')
    expect(answered[0].problem).toBe('no disk at /secret/path')
    expect([seen.kept, seen.turnedAway]).toEqual([[], []])
  })
})

/** Opens a connection and sends something, or nothing. */
function open(host: string, text = ''): Promise<Socket> {
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1')
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('connect', () => socket.write(text, () => resolve(socket)))
  })
}

const HALF = 'POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400000\r\n\r\n{"batch": ['

describe('connections', () => {
  it('that send nothing, or half a body, keep nobody else out', async () => {
    const { post, host, log } = await start()
    const sockets = await Promise.all(Array.from({ length: 1000 }, (_none, index) => open(host, index % 2 ? HALF : '')))
    try {
      const calls = Array.from({ length: 50 }, () => post('/v1/t', { ...call, writeKey: 'any' }))
      expect((await Promise.all(calls)).every(({ status }) => status === 200)).toBe(true)
      expect(log.calls).toHaveLength(50)
    } finally {
      for (const socket of sockets) socket.on('error', () => undefined).destroy()
    }
  })

  it('that send nothing, or half a body, are ended by the limits of the server', async () => {
    const limits = { requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 75 }
    const { post, host } = await start({}, undefined, { requestTimeout: 300, http: limits })
    const sockets = await Promise.all(Array.from({ length: 100 }, (_none, index) => open(host, index % 2 ? HALF : '')))
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) =>
            socket
              .on('error', () => undefined)
              .once('close', resolve)
              .resume()
          )
      )
    )
    expect((await post('/v1/t', { ...call, writeKey: 'any' })).status).toBe(200)
  })

  it('that end within a body are no fault of the log', async () => {
    const { host, answered, log } = await start()
    const socket = await open(host, HALF)
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(answered).toEqual([
      expect.objectContaining({
        status: 400,
        problem: expect.stringMatching(/ended after 11 bytes: its client went away/)
      })
    ])
    expect(log.calls).toEqual([])
  })
})
