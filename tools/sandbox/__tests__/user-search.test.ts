import { basic, get, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const search = (sandbox: { url: string }, user: string, headers = basic('key', 'secret')) =>
  get(`${sandbox.url}/api/2/usersearch?user=${encodeURIComponent(user)}`, headers)

describe('user search', () => {
  test('finds a user by user id, device id or Amplitude id', async () => {
    const sandbox = await run()
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'ada l&l', device_id: 'device-1' }])
    const amplitude_id = sandbox.user('ada l&l')?.amplitude_id
    const matches = [{ user_id: 'ada l&l', amplitude_id }]
    const found = { status: 200, body: { matches, type: 'match_user_or_device_id' } }
    expect(await search(sandbox, 'ada l&l')).toEqual(found)
    expect(await search(sandbox, 'device-1')).toEqual(found)
    expect(await search(sandbox, String(amplitude_id))).toMatchObject({ status: 200, body: { matches } })
  })

  test('answers 200 without matches for nobody, and for users of other projects', async () => {
    const sandbox = await run()
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'ada-l' }], '/eu/2/httpapi')
    const none = { status: 200, body: { type: 'nomatch', matches: [] } }
    expect(await search(sandbox, 'nobody')).toEqual(none)
    expect(await search(sandbox, 'ada-l')).toEqual(none)
  })

  test('needs the right credentials', async () => {
    const sandbox = await run({ secretKeys: ['secret'] })
    expect((await search(sandbox, 'ada-l', basic('key', 'wrong'))).status).toBe(401)
    expect((await get(`${sandbox.url}/api/2/usersearch?user=ada-l`)).status).toBe(401)
    const other = await run({ secretKeys: ['secret'], readings: { authRefusal: '403' } })
    expect((await search(other, 'ada-l', basic('key', 'wrong'))).status).toBe(403)
  })

  test('is 360 times an hour', async () => {
    let now = 0
    const sandbox = await run({ now: () => now })
    const statuses = new Map<number, number>()
    for (let sent = 0; sent < 362; sent++) {
      const { status } = await search(sandbox, 'ada-l')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([
      [200, 360],
      [429, 2]
    ])
    now += 60 * 60 * 1000
    expect((await search(sandbox, 'ada-l')).status).toBe(200)
  })

  test('is 10 at once', async () => {
    const sandbox = await run({ faults: { latencyMs: 100 } })
    const answers = await Promise.all(Array.from({ length: 11 }, () => search(sandbox, 'ada-l')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    sandbox.setFaults({})
    expect((await search(sandbox, 'ada-l')).status).toBe(200)
  })
})
