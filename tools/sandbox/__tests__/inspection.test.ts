import { basic, get, postForm, postJson, sandboxes, send, upload } from './running-sandbox'

const run = sandboxes()

async function used() {
  const sandbox = await run({ now: () => Date.UTC(2026, 0, 10) })
  const path = (name: string) => get(`${sandbox.url}/sandbox/${name}`).then(({ body }) => body)
  const events = [1, 2, 3].map((at) => ({ event_type: `Event ${at}`, user_id: `user-${at}`, price: at }))
  await upload(sandbox, events)
  await upload(sandbox, events.slice(0, 1), '/eu/batch')
  const identification = '{"group_type":"org","group_value":"15","group_properties":{"seats":1}}'
  await postForm(`${sandbox.url}/groupidentify`, { api_key: 'key', identification })
  await postForm(`${sandbox.url}/usermap`, { api_key: 'key', mapping: '[{"user_id":"a","global_user_id":"b"}]' })
  await postJson(`${sandbox.url}/api/2/deletions/users`, { user_ids: ['user-1'] }, basic('key', 'secret'))
  return { sandbox, path }
}

describe("the sandbox's own API", () => {
  test('sums each project up', async () => {
    const { path } = await used()
    expect(await path('state')).toMatchObject({
      requests: 5,
      projects: [
        { region: 'us', api_key: 'key', ingested: 3, deduplicated: 0, events: 3, users: 3, groups: 1, mappings: 1 },
        { region: 'eu', api_key: 'key', events: 1, users: 1, groups: 0, revenue: { total: 1 } }
      ],
      faults: { status500: 0 },
      readings: { indexLists: 'all' },
      limits: { httpapi: { bytes: 1_000_000, events: 1999 } }
    })
  })

  test('lists what the program reads, narrowed by region and key', async () => {
    const { sandbox, path } = await used()
    expect(await path('events')).toEqual(sandbox.events())
    expect(await path('events?limit=2')).toEqual(sandbox.events().slice(2))
    expect(await path('events?region=us&limit=1')).toMatchObject([{ region: 'us', event: { event_type: 'Event 3' } }])
    expect(await path('events?api_key=other')).toEqual([])
    expect(await path('users')).toEqual(sandbox.users())
    expect(await path('users?region=eu')).toMatchObject([{ region: 'eu', user_id: 'user-1' }])
    expect(await path('users?limit=1')).toHaveLength(1)
    expect(await path('groups')).toMatchObject([{ group_type: 'org', group_value: '15' }])
    expect(await path('mappings')).toMatchObject([{ user_id: 'a', global_user_id: 'b' }])
    expect(await path('deletions')).toMatchObject([{ day: '2026-01-10', status: 'staging' }])
    expect(await path('revenue?region=us')).toMatchObject([{ total: 6, byCurrency: { none: 6 } }])
  })

  test('lists the events of one user, and the users whose ids hold a text', async () => {
    const { sandbox, path } = await used()
    const { amplitude_id } = sandbox.user('user-2') ?? {}
    expect(await path(`events?amplitude_id=${amplitude_id}`)).toMatchObject([{ event: { event_type: 'Event 2' } }])
    expect(await path('events?amplitude_id=nobody')).toEqual([])
    expect(await path('users?search=USER-3')).toMatchObject([{ user_id: 'user-3' }])
    expect(await path(`users?search=${amplitude_id}`)).toMatchObject([{ user_id: 'user-2' }])
    expect(await path('users?search=user-&limit=2')).toHaveLength(2)
    expect(await path('users?search=nobody')).toEqual([])
    await upload(sandbox, [{ event_type: 'Opened', device_id: 'device-77' }])
    expect(await path('users?search=device-7&region=us')).toMatchObject([{ device_ids: ['device-77'] }])
  })

  test('finds a user by an id, with any characters in it', async () => {
    const { sandbox } = await used()
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'ada/l ä' }])
    const found = await get(`${sandbox.url}/sandbox/users/${encodeURIComponent('ada/l ä')}`)
    expect(found).toMatchObject({ status: 200, body: { user_id: 'ada/l ä' } })
    expect((await get(`${sandbox.url}/sandbox/users/user-1?region=eu`)).body).toMatchObject({ region: 'eu' })
    expect((await get(`${sandbox.url}/sandbox/users/nobody`)).status).toBe(404)
  })

  test.each([
    ['150 characters', 'u'.repeat(150)],
    ['1024 characters', 'u'.repeat(1024)],
    ['1024 characters of three bytes each', '\u7528'.repeat(1024)],
    ['slashes, also at its ends', '/ada//lovelace/'],
    ['what means something in an address', 'ada?limit=1&region=eu#top;a=%2F+%25'],
    ['an emoji and a line feed', 'ada \ud83d\ude80\n']
  ])('finds a user whose id has %s', async (_what, id) => {
    const sandbox = await run()
    await upload(sandbox, [{ event_type: 'Opened', user_id: id }])
    const found = await get(`${sandbox.url}/sandbox/users/${encodeURIComponent(id)}`)
    expect(found).toMatchObject({ status: 200, body: { user_id: id } })
  })

  test('shows the requests with what became of them, and without credentials', async () => {
    const { sandbox, path } = await used()
    await upload(sandbox, [{ event_type: 'Opened' }])
    const requests = await path('requests')
    expect(requests).toMatchObject([
      {
        endpoint: 'httpapi',
        region: 'us',
        method: 'POST',
        path: '/2/httpapi',
        status: 200,
        accepted: true,
        fault: null
      },
      { endpoint: 'batch', region: 'eu', path: '/eu/batch', body: { api_key: 'key', events: [{ user_id: 'user-1' }] } },
      { endpoint: 'groupidentify', body: { api_key: 'key' }, answer: 'success' },
      { endpoint: 'usermap', body: { mapping: '[{"user_id":"a","global_user_id":"b"}]' } },
      { endpoint: 'deletions', headers: { authorization: 'left out' }, body: { user_ids: ['user-1'] } },
      { endpoint: 'httpapi', status: 400, accepted: false, answer: { error: 'Request missing required field' } }
    ])
    expect(JSON.stringify(requests)).not.toContain(basic('key', 'secret').authorization)
    expect(await path('requests?limit=1')).toHaveLength(1)
  })

  test('forgets all on reset, but keeps its faults', async () => {
    const { sandbox, path } = await used()
    sandbox.setFaults({ latencyMs: 1 })
    expect((await send('POST', `${sandbox.url}/sandbox/reset`)).status).toBe(200)
    expect(await path('state')).toMatchObject({ requests: 0, projects: [], faults: { latencyMs: 1 } })
    for (const list of ['events', 'users', 'groups', 'mappings', 'deletions', 'revenue', 'requests']) {
      expect(await path(list)).toEqual([])
    }
  })

  test('has nothing else', async () => {
    const sandbox = await run()
    expect((await get(`${sandbox.url}/sandbox/nothing`)).status).toBe(404)
  })
})
