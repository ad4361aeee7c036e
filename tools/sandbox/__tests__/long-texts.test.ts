import { basic, get, postForm, postJson, sandboxes, upload } from './running-sandbox'

const run = sandboxes()

const KEPT = 'x'.repeat(1024)
const event = { event_type: 'Opened', user_id: 'user-1' }

describe('texts of more than 1024 characters', () => {
  test('insert ids that share their first 1024 characters are one insert id', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      { ...event, insert_id: `${KEPT}:0` },
      { ...event, insert_id: `${KEPT}:1` },
      { ...event, insert_id: KEPT }
    ])
    expect(sandbox.projects()).toMatchObject([{ ingested: 3, deduplicated: 2, events: 1 }])
    expect(sandbox.events()).toMatchObject([{ event: { insert_id: KEPT } }])
  })

  test('insert ids that differ within their first 1024 characters stay apart', async () => {
    const sandbox = await run()
    const shorter = KEPT.slice(1)
    await upload(sandbox, [
      { ...event, insert_id: `${shorter}a` },
      { ...event, insert_id: `${shorter}b` }
    ])
    expect(sandbox.projects()).toMatchObject([{ deduplicated: 0, events: 2 }])
  })

  test.each(['user_id', 'device_id'])('a longer %s is the user of its first 1024 characters', async (field) => {
    const sandbox = await run()
    await upload(sandbox, [
      { event_type: 'Opened', [field]: `${KEPT}-a` },
      { event_type: 'Opened', [field]: `${KEPT}-b` }
    ])
    expect(sandbox.users()).toMatchObject([{ events: 2 }])
    const [found] = sandbox.users()
    expect([found.user_id ?? found.device_ids[0], sandbox.user(KEPT)?.events]).toEqual([KEPT, 2])
  })

  test('a rate counts longer ids as the id that they are cut to, and names that', async () => {
    const sandbox = await run({ limits: { httpapi: { eventsPerSecond: 1, rateWindowSeconds: 1 } } })
    const { status, body } = await upload(sandbox, [
      { ...event, user_id: `${KEPT}-a` },
      { ...event, user_id: `${KEPT}-b` }
    ])
    expect([status, body.throttled_users, body.throttled_events]).toEqual([429, { [KEPT]: 2 }, [0, 1]])
  })

  test('are cut wherever they stand in an event: type, properties at any depth, groups', async () => {
    const sandbox = await run()
    const long = `${KEPT}-more`
    await upload(sandbox, [
      {
        ...event,
        event_type: long,
        event_properties: { list: [{ text: long }], short: 'short' },
        groups: { org: [long], [long]: 'a' }
      }
    ])
    expect(sandbox.events()).toMatchObject([
      { event: { event_type: KEPT, event_properties: { list: [{ text: KEPT }], short: 'short' } } }
    ])
    expect(sandbox.groups().map(({ group_type, group_value }) => [group_type, group_value])).toEqual([
      ['org', KEPT],
      [KEPT, 'a']
    ])
  })

  test('are cut by the form endpoints alike', async () => {
    const sandbox = await run()
    const long = `${KEPT}-more`
    const form = (path: string, parameters: object) =>
      postForm(sandbox.url + path, {
        api_key: 'key',
        ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, JSON.stringify(value)]))
      })
    await form('/identify', { identification: { user_id: long, user_properties: { bio: long } } })
    await form('/groupidentify', {
      identification: { group_type: 'org', group_value: long, group_properties: { about: long } }
    })
    await form('/usermap', { mapping: [{ user_id: long, global_user_id: `${long}-global` }] })
    expect(sandbox.users()).toMatchObject([{ user_id: KEPT, user_properties: { bio: KEPT } }])
    expect(sandbox.groups()).toMatchObject([{ group_value: KEPT, group_properties: { about: KEPT } }])
    expect(sandbox.mappings()).toMatchObject([{ user_id: KEPT, global_user_id: KEPT }])
  })

  test('find the user that they were cut to: in the inspection, in user search, in deletions', async () => {
    const sandbox = await run()
    const long = `${KEPT}-more`
    await upload(sandbox, [{ ...event, user_id: long }])
    expect((await get(`${sandbox.url}/sandbox/users/${long}`)).body).toMatchObject({ user_id: KEPT })
    const keys = basic('key', 'secret')
    expect((await get(`${sandbox.url}/api/2/usersearch?user=${long}`, keys)).body.matches).toHaveLength(1)
    const deletion = await postJson(`${sandbox.url}/api/2/deletions/users`, { user_ids: [long] }, keys)
    expect(deletion.body).toMatchObject([{ status: 'staging' }])
  })

  test('ids are judged before they are cut: what is too short or blocked stays so', async () => {
    const sandbox = await run()
    expect((await upload(sandbox, [{ ...event, user_id: 'ada' }])).status).toBe(400)
    expect((await upload(sandbox, [{ ...event, user_id: 'null' }])).status).toBe(400)
  })
})
