import { fetch } from '@segment/actions-core'
import type { Running } from './support'
import { settings, startServer } from './support'

let running: Running
beforeAll(async () => {
  running = await startServer()
})
afterAll(() => running.close())

describe("the sandbox's API at the server", () => {
  it.each([
    ['150 characters', 'u'.repeat(150)],
    ['1024 characters', 'u'.repeat(1024)],
    ['slashes and an emoji', '/ada/lovelace \u{1f680}']
  ])('finds a user whose id has %s', async (_what, userId) => {
    const payload = { type: 'track', event: 'Clicked', userId, messageId: `message-of-${userId}` }
    await running.post('/logEvent', { payload, settings })
    const response = await fetch(`${running.url}/sandbox/users/${encodeURIComponent(userId)}`)
    expect(await response.json()).toMatchObject({ user_id: userId, events: 1 })
  })

  it.each(['https://evil.example', 'https://app.segment.com', 'null'])(
    'may be changed by no page from elsewhere: %s',
    async (origin) => {
      const held = () => fetch(`${running.url}/sandbox/state`).then((response) => response.json())
      const before = await held()
      for (const [method, path] of [
        ['POST', '/sandbox/reset'],
        ['PUT', '/sandbox/faults'],
        ['DELETE', '/sandbox/faults'],
        ['POST', '/page/send']
      ]) {
        const headers = { origin, 'content-type': 'text/plain' }
        const body = method === 'DELETE' ? undefined : '{"status503":1}'
        const response = await fetch(running.url + path, { method, headers, body })
        expect([path, response.status]).toEqual([path, 403])
      }
      expect(await held()).toEqual(before)
    }
  )
})
