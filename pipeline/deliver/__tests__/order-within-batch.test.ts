import { once } from 'events'
import type { Server } from 'http'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import destination from '../../../src'
import type { Call } from '../../call'
import { presetsOf } from '../../subscriptions/preset-subscriptions'
import { reroutingAgent } from '../reroute'
import { destinationRunner } from '../runner'
import { sentEvents } from './sent-events'

interface Event {
  user_id?: string
  device_id?: string
  event_type: string
}

/** What Amplitude answers to a request with these events; 200 where it says nothing. */
type Answer = (types: string[], requests: number) => number | undefined

let server: Server | undefined
afterEach(() => server?.close().closeAllConnections())

const callOf = (event: string, ids: { userId?: string; anonymousId?: string }): Call => {
  const now = new Date().toISOString()
  return { type: 'track', event, messageId: event, timestamp: now, receivedAt: now, ...ids }
}

/** @returns The status of each call, and the types of the events that Amplitude took in, in the order of their arrival. */
async function deliver(calls: Call[], answer: Answer): Promise<{ statuses: number[]; arrived: string[] }> {
  const arrived: string[] = []
  let requests = 0
  server = createServer((request, response) => {
    void sentEvents<Event>(request).then((events) => {
      const types = events.map(({ event_type }) => event_type)
      const status = answer(types, ++requests) ?? 200
      if (status === 200) arrived.push(...types)
      const ingested = status === 200 ? { events_ingested: types.length } : { error: 'No' }
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ code: status, ...ingested }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const runner = destinationRunner({
    definition: destination,
    settings: () => ({ apiKey: 'key', secretKey: 'secret', endpoint: 'north_america' }),
    agent: reroutingAgent(() => ({ host: '127.0.0.1', port }))
  })
  const [subscription] = presetsOf(destination)
  const reports = await runner.run(subscription, calls)
  return { statuses: reports.map(({ status }) => status), arrived }
}

const ada = { userId: 'ada-lovelace' }
const grace = { userId: 'grace-hopper' }
const alan = { userId: 'alan-turing' }
const device = { anonymousId: 'device-1234' }

/** Refuses what has the bad event among others, without saying which; fails what has the unlucky one. */
const refusesAndFails =
  (status: number): Answer =>
  (types) => {
    if (types.includes('bad')) return 400
    return types.includes('unlucky') ? status : undefined
  }

it.each([503, 500, 408])(
  'keeps later events of a user back where an earlier one failed with %s in another request of the batch',
  async (status) => {
    const calls = [callOf('unlucky', ada), callOf('other', grace), callOf('bad', alan), callOf('later', ada)]
    const { statuses, arrived } = await deliver(calls, refusesAndFails(status))
    expect(arrived).not.toContain('later')
    expect(statuses[0]).toBe(status)
    expect(statuses[2]).toBe(400)
    expect(statuses[3]).toBeGreaterThanOrEqual(408)
  }
)

it('lets events of others go on, and what came before', async () => {
  const calls = [
    callOf('earlier', ada),
    callOf('first', grace),
    callOf('bad', grace),
    callOf('second', grace),
    callOf('unlucky', ada),
    callOf('bad', grace),
    callOf('third', grace),
    callOf('later', ada)
  ]
  const { statuses, arrived } = await deliver(calls, (types) => {
    if (types.includes('bad')) return 400
    return types.includes('unlucky') && types.length === 1 ? 503 : types.includes('unlucky') ? 400 : undefined
  })
  expect(arrived).toEqual(['earlier', 'first', 'second', 'third'])
  expect(statuses).toEqual([200, 200, 400, 200, 503, 400, 200, 503])
})

it('knows a user by the device, where that is all there is', async () => {
  const calls = [callOf('unlucky', device), callOf('other', grace), callOf('bad', alan), callOf('later', device)]
  const { arrived } = await deliver(calls, refusesAndFails(503))
  expect(arrived).not.toContain('later')
})

it('keeps nothing back behind an event that is refused for good', async () => {
  const calls = [callOf('bad', ada), callOf('later', ada), callOf('last', ada)]
  const { statuses, arrived } = await deliver(calls, refusesAndFails(503))
  expect(arrived).toEqual(['later', 'last'])
  expect(statuses).toEqual([400, 200, 200])
})
