import type { IncomingMessage, Server, ServerResponse } from 'http'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import { settings } from '../support/sent'
import type { LocalServer } from './local-server'
import { localServer } from './local-server'
import { batch, call, calls, single } from './mock-amplitude'
import { statusesOf } from './numbers'

/** A server that is not Amplitude's, and says whatever makes a request of ours a success. */
interface Elsewhere {
  url: string
  /** Paths that were asked for. */
  asked: string[]
  close(): void
}

const CONFIRMATIONS = {
  events: { code: 200, events_ingested: 1 },
  deletions: [{ day: '2026-01-31', status: 'staging', amplitude_ids: [] }],
  search: { type: 'nomatch', matches: [] }
}

const confirmationFor = (path: string) =>
  path.includes('deletions')
    ? CONFIRMATIONS.deletions
    : path.includes('usersearch')
    ? CONFIRMATIONS.search
    : CONFIRMATIONS.events

async function elsewhere(): Promise<Elsewhere> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(confirmationFor(request.url ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

let other: Elsewhere
let server: LocalServer
let requests = 0

/** An Amplitude that sends whoever asks to somewhere else, in the same words. */
const redirecting = (status: number) =>
  localServer((request: IncomingMessage, response: ServerResponse) => {
    requests += 1
    request.resume()
    request.on('end', () => {
      response.writeHead(status, { location: `${other.url}${request.url ?? ''}`, 'content-type': 'application/json' })
      response.end(JSON.stringify(confirmationFor(request.url ?? '')))
    })
  })

beforeAll(() => nock.restore())
beforeEach(async () => {
  requests = 0
  other = await elsewhere()
})
afterEach(async () => {
  await server.close()
  other.close()
})

const ACTIONS: [action: string, event: Record<string, unknown>, mapping: any][] = [
  ['logEvent', call(0), {}],
  ['logEvent', call(0), { use_batch_endpoint: true }],
  ['mapUser', { previousId: 'old-user', userId: 'new-user' }, {}],
  [
    'groupIdentify',
    { userId: undefined, anonymousId: undefined, groupId: 'group-1', context: {}, traits: { seats: 12 } },
    { group_type: 'org', group_value: 'group-1' }
  ]
]

describe.each([301, 302, 303, 307, 308])('A %d to another host (B7)', (status) => {
  it.each(ACTIONS)('is not followed by %s, and is tried again', async (action, event, mapping) => {
    server = await redirecting(status)
    expect(statusesOf(await batch(action, [event, event], mapping, server.destination))).toEqual([502, 502])
    expect(await single(action, event, mapping, server.destination)).toMatchObject({
      name: 'RetryableError',
      status: 502,
      message: expect.stringContaining('No redirect is followed')
    })
    expect(other.asked).toEqual([])
    expect(requests).toBe(2)
  })

  it('is not followed by a deletion, which is tried again', async () => {
    server = await redirecting(status)
    const deletion = createTestIntegration(server.destination).onDelete!(
      createTestEvent({ type: 'delete', userId: 'user-1234' }),
      { ...settings }
    )
    await expect(deletion).rejects.toMatchObject({ name: 'RetryableError', status: 502 })
    expect(other.asked).toEqual([])
  })

  it('is not followed by the test of the keys, which fails and says so', async () => {
    server = await redirecting(status)
    const test = createTestIntegration(server.destination).testAuthentication(settings)
    await expect(test).rejects.toThrow(new RegExp(`^Credentials are invalid: .*redirect \\(${status}\\)`))
    expect(other.asked).toEqual([])
  })
})

describe('A redirect (B7)', () => {
  it('concerns the events of its request, and the next request goes out', async () => {
    let answered = 0
    server = await localServer((request, response) => {
      request.resume()
      request.on('end', () => {
        answered += 1
        if (answered === 1) return response.writeHead(307, { location: other.url }).end()
        response.writeHead(200, { 'content-type': 'application/json' })
        return response.end(JSON.stringify(CONFIRMATIONS.events))
      })
    })
    const large = calls(3, () => ({ properties: { text: 'x'.repeat(400_000) } }))
    expect(statusesOf(await batch('logEvent', large, {}, server.destination))).toEqual([502, 502, 200])
    expect(other.asked).toEqual([])
  })

  it.each([
    ['without a location', undefined],
    ['to what is no address', 'http://[']
  ])('%s is a failure like any other', async (_, location) => {
    server = await localServer((request, response) => {
      request.resume()
      request.on('end', () => response.writeHead(302, location ? { location } : {}).end())
    })
    expect(statusesOf(await batch('logEvent', [call(0)], {}, server.destination))).toEqual([502])
  })
})
