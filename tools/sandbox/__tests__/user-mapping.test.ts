import type { Sandbox } from '../sandbox'
import { postForm, sandboxes } from './running-sandbox'

const run = sandboxes()

const map = (sandbox: Sandbox, mapping: unknown) =>
  postForm(`${sandbox.url}/usermap`, { api_key: 'key', mapping: JSON.stringify(mapping) })

const tooMany = { status: 429, body: 'too_many_requests' }

describe('user mapping', () => {
  test('maps, maps anew and unmaps', async () => {
    const sandbox = await run()
    const mapping = [
      { user_id: 'a@example.org', global_user_id: 'ada' },
      { user_id: 'b@example.org', global_user_id: 'bob' },
      { user_id: 'c@example.org', global_user_id: 'cyd' }
    ]
    expect(await map(sandbox, mapping)).toEqual({ status: 200, body: 'success' })
    await map(sandbox, [
      { user_id: 'b@example.org', global_user_id: 'bea' },
      { user_id: 'c@example.org', unmap: true }
    ])
    expect(sandbox.mappings()).toEqual([
      { region: 'us', api_key: 'key', user_id: 'a@example.org', global_user_id: 'ada' },
      { region: 'us', api_key: 'key', user_id: 'b@example.org', global_user_id: 'bea' }
    ])
  })

  test.each([
    [{ user_id: 'a' }],
    [{ global_user_id: 'b' }],
    [{ user_id: 1, global_user_id: 'b' }],
    [{ user_id: 'a', global_user_id: 'b', unmap: true }],
    [{ user_id: 'a', unmap: 'true' }],
    [{ user_id: 'a', global_user_id: 'b', event_type: 'x' }]
  ])('%j is refused, with all beside it', async (wrong) => {
    const sandbox = await run()
    const answer = await map(sandbox, [{ user_id: 'good', global_user_id: 'one' }, wrong])
    expect(answer).toEqual({ status: 400, body: 'invalid_mapping' })
    expect(sandbox.mappings()).toEqual([])
  })

  test('takes 2000 mappings in less than 1 MB', async () => {
    const sandbox = await run()
    const mappings = Array.from({ length: 2001 }, (_, at) => ({ user_id: `user-${at}`, global_user_id: 'one' }))
    expect((await map(sandbox, mappings)).status).toBe(413)
    expect((await map(sandbox, mappings.slice(1))).status).toBe(200)
    expect((await map(sandbox, [{ user_id: 'x'.repeat(1_000_000), global_user_id: 'one' }])).status).toBe(413)
  })

  test('takes 50 requests a second over 30 seconds, after which all are throttled', async () => {
    let now = 0
    const sandbox = await run({ now: () => now })
    const one = [{ user_id: 'a', global_user_id: 'b' }]
    const send = (requests: number) => Promise.all(Array.from({ length: requests }, () => map(sandbox, one)))
    for (let batch = 0; batch < 15; batch++) {
      for (const { status } of await send(100)) expect(status).toBe(200)
      now += 1000
    }
    expect(await send(2)).toEqual([tooMany, tooMany])
    now += 30_000
    expect((await map(sandbox, one)).status).toBe(200)
  })

  test('is throttled by other numbers where a test says so', async () => {
    let now = 0
    const limits = { usermap: { requestsPerSecond: 2, rateWindowSeconds: 3 } }
    const sandbox = await run({ now: () => now, limits })
    const one = [{ user_id: 'a', global_user_id: 'b' }]
    const statuses = []
    for (let sent = 0; sent < 8; sent++) statuses.push((await map(sandbox, one)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    now += 3000
    expect((await map(sandbox, one)).status).toBe(200)
  })
})
