import type { RequestListener, ServerResponse } from 'http'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import { createGzip } from 'zlib'
import { settings } from '../support/sent'
import type { LocalServer } from './local-server'
import { localServer } from './local-server'
import { batch, call, calls } from './mock-amplitude'
import { statusesOf } from './numbers'

let server: LocalServer | undefined
/** Connections on which Amplitude was still answering when the other side closed them. */
let closed: Promise<number>[] = []

beforeAll(() => nock.restore())
afterEach(async () => {
  jest.restoreAllMocks()
  await server?.close()
  server = undefined
  closed = []
})

/** When the other side closes the connection, in milliseconds from now. */
const closing = (response: ServerResponse) => {
  const start = Date.now()
  closed.push(new Promise((resolve) => response.on('close', () => resolve(Date.now() - start))))
}

const withinSeconds = <T>(promise: Promise<T>, seconds: number): Promise<T | 'too late'> => {
  let timer: NodeJS.Timeout
  const late = new Promise<'too late'>((resolve) => (timer = setTimeout(() => resolve('too late'), seconds * 1000)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Milliseconds that a request may take: far more than it needs, and few, as the HTTP client's clock runs on for so long. */
const TIMEOUT = 2000

const CHUNK = Buffer.alloc(65_536, 'x')

/** Answers for as long as somebody listens. */
const endless =
  (status: number, opening = '"'): RequestListener =>
  (request, response) => {
    request.resume()
    request.on('end', () => {
      closing(response)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.write(opening)
      const more = () => {
        while (!response.destroyed && response.write(CHUNK));
      }
      response.on('drain', more)
      more()
    })
  }

const STATUSES: [status: number, expected: number][] = [
  [200, 502],
  [400, 400],
  [401, 401],
  [403, 403],
  [404, 404],
  [413, 413],
  [429, 429],
  [500, 500],
  [503, 503]
]

describe('An answer that does not end (B8)', () => {
  it.each(STATUSES)(
    'with %d is judged by its status, as %d, and its connection is closed',
    async (status, expected) => {
      server = await localServer(endless(status), TIMEOUT)
      expect(statusesOf(await batch('logEvent', [call(0)], {}, server.destination))).toEqual([expected])
      expect(closed).toHaveLength(1)
      expect(await withinSeconds(closed[0], 5)).toBeLessThan(5000)
    }
  )

  it.each(['logEvent', 'mapUser'])('is no success of %s, although it began with 200', async (action) => {
    server = await localServer(endless(200, '{"code":200,"note":"'), TIMEOUT)
    const event = { ...call(0), previousId: 'old-user' }
    expect(statusesOf(await batch(action, [event, event], {}, server.destination))).toEqual([502, 502])
  })

  it('takes no more memory than a megabyte of it', async () => {
    server = await localServer(endless(503), TIMEOUT)
    const before = process.memoryUsage().rss
    for (let round = 0; round < 10; round++) await batch('logEvent', calls(2), {}, server.destination)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
    expect(closed).toHaveLength(10)
    for (const connection of closed) expect(await withinSeconds(connection, 5)).not.toBe('too late')
  })

  it('is bounded by what it unpacks to, not by what travels', async () => {
    server = await localServer((request, response) => {
      request.resume()
      request.on('end', () => {
        closing(response)
        response.writeHead(503, { 'content-encoding': 'gzip' })
        const gzip = createGzip()
        gzip.pipe(response)
        const more = () => {
          while (!response.destroyed && gzip.write(CHUNK));
        }
        gzip.on('drain', more)
        response.on('close', () => gzip.destroy())
        more()
      })
    }, TIMEOUT)
    expect(statusesOf(await batch('logEvent', [call(0)], {}, server.destination))).toEqual([503])
    expect(await withinSeconds(closed[0], 5)).not.toBe('too late')
  })

  it('fails a deletion and the test of the keys', async () => {
    server = await localServer(endless(200), TIMEOUT)
    const integration = createTestIntegration(server.destination)
    const deletion = integration.onDelete!(createTestEvent({ type: 'delete', userId: 'user-1234' }), {
      ...settings
    })
    await expect(deletion).rejects.toMatchObject({ name: 'RetryableError', status: 502 })
    await expect(integration.testAuthentication(settings)).rejects.toThrow(/Credentials are invalid/)
  })
})

describe('An answer that comes too slowly (B3, B8)', () => {
  it('is given up on, and its connection is closed', async () => {
    const { setTimeout: wait } = global
    jest
      .spyOn(global, 'setTimeout')
      .mockImplementation((then: () => void, milliseconds = 0) => wait(then, milliseconds / 50))
    server = await localServer((request, response) => {
      request.resume()
      request.on('end', () => {
        closing(response)
        response.writeHead(200, { 'content-type': 'application/json' })
        const drop = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drop))
      })
    })
    expect(statusesOf(await batch('logEvent', calls(2), {}, server.destination))).toEqual([408, 408])
    jest.restoreAllMocks()
    expect(await withinSeconds(closed[0], 5)).not.toBe('too late')
  })
})
