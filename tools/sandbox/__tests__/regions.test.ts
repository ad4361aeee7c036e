import { basic, get, postJson, sandboxes, send } from './running-sandbox'

const run = sandboxes()
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const uploaded = JSON.stringify({ api_key: 'key', events: [{ event_type: 'Opened', user_id: 'user-1' }] })
const identification = new URLSearchParams({ api_key: 'key', identification: '{"user_id":"user-1"}' }).toString()
const grouped = new URLSearchParams({
  api_key: 'key',
  identification: '{"group_type":"org","group_value":"1"}'
}).toString()
const mapped = new URLSearchParams({ api_key: 'key', mapping: '[{"user_id":"a","global_user_id":"b"}]' }).toString()

describe("a host of Amplitude's", () => {
  test.each([
    ['api2.amplitude.com', '/2/httpapi', uploaded, json, 'us'],
    ['api.eu.amplitude.com', '/2/httpapi', uploaded, json, 'eu'],
    ['api2.amplitude.com', '/batch', uploaded, json, 'us'],
    ['api.eu.amplitude.com', '/batch', uploaded, json, 'eu'],
    ['api2.amplitude.com', '/groupidentify', grouped, form, 'us'],
    ['api.eu.amplitude.com', '/groupidentify', grouped, form, 'eu'],
    ['api2.amplitude.com', '/identify', identification, form, 'us'],
    ['api.eu.amplitude.com', '/identify', identification, form, 'eu'],
    ['api.amplitude.com', '/usermap', mapped, form, 'us'],
    ['api.eu.amplitude.com:443', '/usermap', mapped, form, 'eu']
  ])('%s serves %s, and tells the region', async (host, path, body, headers, region) => {
    const sandbox = await run()
    expect((await send('POST', sandbox.url + path, { host, ...headers }, body)).status).toBe(200)
    expect(sandbox.projects()).toMatchObject([{ region, api_key: 'key' }])
    expect(sandbox.requests).toMatchObject([{ host, path, region, status: 200 }])
  })

  test.each([
    ['amplitude.com', 'us'],
    ['analytics.eu.amplitude.com', 'eu']
  ])('%s serves deletions and user search', async (host, region) => {
    const sandbox = await run()
    await postJson(`${sandbox.url}/${region}/2/httpapi`, JSON.parse(uploaded))
    const found = await get(`${sandbox.url}/api/2/usersearch?user=user-1`, { host, ...basic('key', 'secret') })
    expect(found.body.matches).toMatchObject([{ user_id: 'user-1' }])
    const headers = { host, ...json, ...basic('key', 'secret') }
    const body = JSON.stringify({ user_ids: ['user-1'] })
    expect((await send('POST', `${sandbox.url}/api/2/deletions/users`, headers, body)).status).toBe(200)
    expect(sandbox.deletions()).toMatchObject([{ region }])
  })

  test.each([
    ['amplitude.com', '/2/httpapi', 404],
    ['analytics.eu.amplitude.com', '/batch', 404],
    ['api.amplitude.com', '/2/httpapi', 400],
    ['api2.amplitude.com', '/usermap', 400],
    ['api2.amplitude.com', '/api/2/deletions/users', 400],
    ['api.eu.amplitude.com', '/eu/2/httpapi', 400]
  ])('%s does not serve %s', async (host, path, status) => {
    const sandbox = await run()
    expect(await send('POST', sandbox.url + path, { host, ...json }, uploaded)).toEqual({
      status,
      body: { code: status, error: 'Invalid request path' }
    })
    expect(sandbox.events()).toEqual([])
  })

  test("does not serve the sandbox's own API", async () => {
    const sandbox = await run()
    expect((await get(`${sandbox.url}/sandbox/state`, { host: 'api2.amplitude.com' })).status).toBe(404)
  })
})

describe('any other host', () => {
  test('serves every path, in North America unless told otherwise', async () => {
    const sandbox = await run()
    await postJson(`${sandbox.url}/2/httpapi`, JSON.parse(uploaded))
    await postJson(`${sandbox.url}/eu/2/httpapi`, JSON.parse(uploaded))
    const european = await run({ region: 'eu' })
    await postJson(`${european.url}/2/httpapi`, JSON.parse(uploaded))
    await postJson(`${european.url}/us/2/httpapi`, JSON.parse(uploaded))
    const regions = [sandbox, european].map((each) => each.events().map(({ region }) => region))
    expect(regions).toEqual([
      ['us', 'eu'],
      ['eu', 'us']
    ])
  })
})

test('a key of another region is not valid', async () => {
  const sandbox = await run({ apiKeys: { us: ['american'], eu: ['european'] } })
  const sendTo = (region: string, api_key: string) =>
    postJson(`${sandbox.url}/${region}/2/httpapi`, { ...JSON.parse(uploaded), api_key })
  expect((await sendTo('us', 'american')).status).toBe(200)
  expect((await sendTo('eu', 'european')).status).toBe(200)
  expect(await sendTo('eu', 'american')).toEqual({
    status: 400,
    body: { code: 400, error: 'Invalid API key: american' }
  })
})
