import { postForm, sandboxes } from './running-sandbox'

const run = sandboxes()

const group = (group_value: string, group_properties: object = { $set: { seats: 1 } }) => ({
  group_type: 'org',
  group_value,
  group_properties
})
const form = (identification: unknown) => ({ api_key: 'key', identification: JSON.stringify(identification) })

describe('the Group Identify API', () => {
  test('takes one group or a list, and applies the operations', async () => {
    const sandbox = await run()
    const url = `${sandbox.url}/groupidentify`
    expect(await postForm(url, form(group('15', { plain: true })))).toEqual({ status: 200, body: 'success' })
    const more = [group('15', { $set: { seats: 2 } }), group('15', { $add: { seats: 5 } }), group('16')]
    expect(await postForm(url, form(more))).toEqual({ status: 200, body: 'success' })
    expect(sandbox.groups()).toMatchObject([
      { group_type: 'org', group_value: '15', group_properties: { plain: true, seats: 7 } },
      { group_type: 'org', group_value: '16', group_properties: { seats: 1 } }
    ])
    expect([sandbox.users(), sandbox.events()]).toEqual([[], []])
  })

  test('takes 1024 groups, and not one more', async () => {
    const sandbox = await run()
    const groups = Array.from({ length: 1025 }, (_, at) => group(String(at)))
    expect((await postForm(`${sandbox.url}/groupidentify`, form(groups))).status).toBe(413)
    expect((await postForm(`${sandbox.url}/groupidentify`, form(groups.slice(1)))).status).toBe(200)
  })

  test('takes 1024 properties of all groups together, and not one more', async () => {
    const sandbox = await run()
    const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, at]))
    const groups = (count: number) => [
      group('15', { $set: properties(1000), $add: properties(4) }),
      group('16', properties(count))
    ]
    expect(await postForm(`${sandbox.url}/groupidentify`, form(groups(21)))).toEqual({ status: 413, body: 'too_large' })
    expect(sandbox.groups()).toEqual([])
    expect((await postForm(`${sandbox.url}/groupidentify`, form(groups(20)))).status).toBe(200)
  })

  test('takes less than 1 MB', async () => {
    const sandbox = await run()
    const large = form(group('15', { $set: { text: 'x'.repeat(1_000_000) } }))
    expect(await postForm(`${sandbox.url}/groupidentify`, large)).toEqual({ status: 413, body: 'too_large' })
  })

  test.each([
    ['group_type', { group_value: '15' }],
    ['group_value', { group_type: 'org', group_value: 15 }],
    ['group_properties', { group_type: 'org', group_value: '15', group_properties: 'none' }]
  ])('refuses an identification without a proper %s', async (_what, identification) => {
    const sandbox = await run()
    expect(await postForm(`${sandbox.url}/groupidentify`, form(identification))).toEqual({
      status: 400,
      body: 'invalid_identification'
    })
  })
})

describe('the Identify API', () => {
  test('updates users without an event, with lasting groups', async () => {
    const sandbox = await run()
    const identification = [
      {
        user_id: 'user-1',
        user_properties: { $set: { plan: 'pro' }, $add: { n: 2 } },
        groups: { org: '15' },
        paying: 'true'
      },
      { device_id: 'device-1', user_properties: { plan: 'free' } }
    ]
    expect(await postForm(`${sandbox.url}/identify`, form(identification))).toEqual({ status: 200, body: 'success' })
    expect(sandbox.users()).toMatchObject([
      { user_id: 'user-1', user_properties: { plan: 'pro', n: 2 }, groups: { org: ['15'] }, events: 0 },
      { user_id: null, device_ids: ['device-1'], user_properties: { plan: 'free' } }
    ])
    expect(sandbox.events()).toEqual([])
  })

  test.each([{ user_properties: {} }, { user_id: 'u' }, { user_id: 'anonymous' }])(
    'refuses %j',
    async (identification) => {
      const sandbox = await run()
      const answer = await postForm(`${sandbox.url}/identify`, form([{ user_id: 'user-1' }, identification]))
      expect(answer).toEqual({ status: 400, body: 'invalid_identification' })
      expect(sandbox.users()).toEqual([])
    }
  )
})

describe.each([
  ['/groupidentify', 'identification', group('15')],
  ['/identify', 'identification', { user_id: 'user-1' }],
  ['/usermap', 'mapping', [{ user_id: 'a', global_user_id: 'b' }]]
])('the form of %s', (path, parameter, value) => {
  const json = JSON.stringify(value)

  test.each<[string, Record<string, string>, string]>([
    ['no api key', { [parameter]: json }, 'missing_api_key'],
    ['a wrong api key', { api_key: 'wrong', [parameter]: json }, 'invalid_api_key'],
    ['no content', { api_key: 'key' }, 'missing_event'],
    ['an empty list', { api_key: 'key', [parameter]: '[]' }, 'missing_event'],
    ['broken JSON', { api_key: 'key', [parameter]: '{' }, 'invalid_json'],
    ['the word undefined', { api_key: 'key', [parameter]: 'undefined' }, 'invalid_json'],
    ['options=undefined', { api_key: 'key', [parameter]: json, options: 'undefined' }, 'invalid_options']
  ])('with %s is a 400', async (_what, parameters, word) => {
    const sandbox = await run({ apiKeys: ['key'] })
    expect(await postForm(sandbox.url + path, parameters)).toEqual({ status: 400, body: word })
  })

  test('is answered in JSON by the other reading', async () => {
    const sandbox = await run({ readings: { formAnswers: 'json' } })
    const good = await postForm(sandbox.url + path, { api_key: 'key', [parameter]: json })
    expect(good).toEqual({ status: 200, body: { code: 200, status: 'success' } })
    const bad = await postForm(sandbox.url + path, { api_key: 'key' })
    expect(bad).toEqual({ status: 400, body: { code: 400, error: 'missing_event' } })
  })
})
