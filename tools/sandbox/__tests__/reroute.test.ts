import { createRequestClient } from '@segment/actions-core'
import { rerouteAgent } from '../reroute'
import { sandboxes } from './running-sandbox'

const run = sandboxes()

const uploadBy = (user_id: string) => ({
  method: 'post' as const,
  json: { api_key: 'key', events: [{ event_type: 'Opened', user_id }] }
})

describe('rerouted requests', () => {
  test("of Segment's framework land in the sandbox, with the host they asked for", async () => {
    const sandbox = await run()
    const request = createRequestClient({ agent: rerouteAgent(sandbox.port) })
    const american = await request('https://api2.amplitude.com/2/httpapi', uploadBy('user-1'))
    const european = await request('https://api.eu.amplitude.com/batch', uploadBy('user-2'))
    expect([american.status, european.status]).toEqual([200, 200])
    expect(sandbox.requests).toMatchObject([
      { host: 'api2.amplitude.com', path: '/2/httpapi', region: 'us' },
      { host: 'api.eu.amplitude.com', path: '/batch', region: 'eu' }
    ])
  })

  test('survive that the framework destroys the agent after every response', async () => {
    const sandbox = await run()
    const request = createRequestClient({ agent: rerouteAgent(sandbox.port) })
    const url = 'https://api2.amplitude.com/2/httpapi'
    sandbox.setFaults({ latencyMs: 100 })
    const slow = Array.from({ length: 10 }, (_, at) => request(url, uploadBy(`slow-user-${at}`)))
    await new Promise((resolve) => setTimeout(resolve, 30))
    sandbox.setFaults({})
    const quick = Array.from({ length: 20 }, (_, at) => request(url, uploadBy(`quick-user-${at}`)))
    const statuses = (await Promise.all([...slow, ...quick])).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(sandbox.events()).toHaveLength(30)
  })

  test('see cut connections and refusals as they are', async () => {
    const sandbox = await run({ faults: { cutBefore: 1, times: 1 } })
    const request = createRequestClient({ agent: rerouteAgent(sandbox.port) })
    const url = 'https://api2.amplitude.com/2/httpapi'
    await expect(request(url, uploadBy('user-1'))).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(request(url, uploadBy('u'))).rejects.toMatchObject({ response: { status: 400 } })
    expect((await request(url, uploadBy('user-1'))).status).toBe(200)
  })

  test.each([301, 302, 307, 308])('that follow a redirect are told, or taken elsewhere: %d', async (status) => {
    const [sandbox, elsewhere] = [await run({ faults: { [`status${status}`]: 1, times: 1 } }), await run()]
    const url = 'https://api2.amplitude.com/2/httpapi'
    const alone = createRequestClient({ agent: rerouteAgent(sandbox.port) })
    await expect(alone(url, uploadBy('user-1'))).rejects.toMatchObject({ response: { status: 400 } })
    expect(sandbox.requests).toMatchObject([{ status }, { status: 400, host: 'elsewhere.example', accepted: false }])
    sandbox.setFaults({ [`status${status}`]: 1, times: 1 })
    const watched = createRequestClient({ agent: rerouteAgent(sandbox.port, elsewhere.port) })
    await expect(watched(url, uploadBy('user-1'))).rejects.toMatchObject({ response: { status: 400 } })
    expect(elsewhere.requests).toMatchObject([{ host: 'elsewhere.example' }])
    expect([...sandbox.events(), ...elsewhere.events()]).toEqual([])
  })

  test('fail when no sandbox runs', async () => {
    const sandbox = await run()
    await sandbox.close()
    const request = createRequestClient({ agent: rerouteAgent(sandbox.port) })
    await expect(request('https://api2.amplitude.com/batch', uploadBy('user-1'))).rejects.toMatchObject({
      code: 'ECONNREFUSED'
    })
  })
})
