/** Any page in a browser of this machine can send requests here: what it sends must not become part of what the sandbox holds. */
import { ADDRESSES } from '../addresses'
import { basic, get, sandboxes, send } from './running-sandbox'

const run = sandboxes()

const json = JSON.stringify({ api_key: 'key', events: [{ event_type: 'Opened', user_id: 'user-1' }] })
const form = (name: string, value: object) =>
  new URLSearchParams({ api_key: 'key', [name]: JSON.stringify(value) }).toString()

/** A request to each endpoint that is answered with 200. */
const GOOD: Record<string, string | undefined> = {
  '/2/httpapi': json,
  '/batch': json,
  '/groupidentify': form('identification', { group_type: 'org', group_value: '15' }),
  '/identify': form('identification', { user_id: 'user-1', user_properties: { plan: 'pro' } }),
  '/usermap': form('mapping', [{ user_id: 'a', global_user_id: 'b' }]),
  '/api/2/deletions/users': '{"user_ids":["user-1"],"ignore_invalid_id":"True"}',
  '/api/2/usersearch': undefined
}

const endpoints = ADDRESSES.map(({ method, path }) => [method, path] as const)

describe('pages from elsewhere', () => {
  test.each(endpoints)('are refused, and leave no trace: %s %s', async (method, path) => {
    const sandbox = await run()
    const { host } = new URL(sandbox.url)
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:1' },
      { origin: `https://${host}` },
      // A name of the page's own that leads here.
      { origin: 'http://evil.example', host: 'evil.example' },
      { origin: 'http://api2.amplitude.com', host: 'api2.amplitude.com' },
      // A picture or a link: browsers give no origin with these.
      { 'sec-fetch-site': 'cross-site' }
    ]
    for (const headers of foreign) {
      for (const prefix of ['', '/eu']) {
        const answer = await send(
          method,
          `${sandbox.url}${prefix}${path}?user=user-1`,
          { 'content-type': 'text/plain', ...basic('key', 'secret'), ...headers },
          GOOD[path]
        )
        expect([headers, answer.status]).toEqual([headers, 403])
      }
    }
    expect(sandbox.requests).toEqual([])
    expect(sandbox.projects()).toEqual([])
  })

  test.each([
    ['POST', '/sandbox/reset'],
    ['PUT', '/sandbox/faults'],
    ['DELETE', '/sandbox/faults'],
    ['POST', '/nothing'],
    ['OPTIONS', '/2/httpapi']
  ])('are refused: %s %s', async (method, path) => {
    const sandbox = await run()
    expect(await send(method, sandbox.url + path, { origin: 'https://evil.example' }, '{}')).toMatchObject({
      status: 403,
      body: { code: 403 }
    })
    expect((await get(`${sandbox.url}/sandbox/state`)).body.requests).toBe(0)
  })

  test.each(endpoints)('programs, and the own page, are served: %s %s', async (method, path) => {
    const sandbox = await run()
    const own: Record<string, string>[] = [
      {},
      { origin: sandbox.url, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { host: 'a-name.example' }
    ]
    const type = { 'content-type': 'text/plain' }
    for (const [at, headers] of own.entries()) {
      // A deletion a second is allowed, for each pair of keys.
      const keys = basic(`key-${at}`, 'secret')
      const answer = await send(
        method,
        `${sandbox.url}${path}?user=user-1`,
        { ...type, ...keys, ...headers },
        GOOD[path]
      )
      expect([headers, answer.status]).toEqual([headers, 200])
    }
    expect(sandbox.requests).toHaveLength(own.length)
  })
})
