import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()

describe('groups', () => {
  test('on $identify stay with the user', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      { event_type: '$identify', user_id: 'user-1', user_properties: { $set: { org: '15' } }, groups: { org: '15' } },
      { event_type: '$identify', user_id: 'user-1', groups: { team: ['a', 'b'] } }
    ])
    expect(sandbox.user('user-1')).toMatchObject({
      groups: { org: ['15'], team: ['a', 'b'] },
      user_properties: { org: '15' }
    })
    expect(sandbox.groups()).toMatchObject([
      { group_type: 'org', group_value: '15', events: 0 },
      { group_type: 'team', group_value: 'a' },
      { group_type: 'team', group_value: 'b' }
    ])
  })

  test('on any other event are of that event only', async () => {
    const sandbox = await run()
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'user-1', groups: { org: 15 } }])
    expect(sandbox.user('user-1')).toMatchObject({ groups: {} })
    expect(sandbox.groups()).toMatchObject([{ group_type: 'org', group_value: '15', events: 1 }])
  })

  test('of more than 5 types or 10 values are ignored beyond that', async () => {
    const sandbox = await run()
    const groups = { a: '1234567890x'.split(''), b: '1', c: '1', d: '1', e: '1', f: '1' }
    await upload(sandbox, [{ event_type: '$identify', user_id: 'user-1', groups }])
    const held = sandbox.user('user-1')?.groups ?? {}
    expect(Object.keys(held)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(held.a).toEqual('1234567890'.split(''))
  })

  test('get their properties from $groupidentify, with its operations', async () => {
    const sandbox = await run()
    const identify = (group_properties: object) => ({
      event_type: '$groupidentify',
      user_id: 'user-1',
      groups: { org: ['15', '16'] },
      group_properties
    })
    await upload(sandbox, [
      identify({ $set: { seats: 12, plan: 'pro', tags: ['a'] }, $setOnce: { since: 2020 } }),
      identify({ $add: { seats: 3 }, $append: { tags: 'b' }, $prepend: { tags: '0' }, $unset: { plan: '-' } }),
      identify({ $setOnce: { since: 2025 } })
    ])
    const group_properties = { seats: 15, tags: ['0', 'a', 'b'], since: 2020 }
    expect(sandbox.groups()).toMatchObject([
      { group_type: 'org', group_value: '15', group_properties },
      { group_type: 'org', group_value: '16', group_properties }
    ])
    expect(sandbox.user('user-1')).toMatchObject({ groups: {}, user_properties: {} })
  })

  test('do not get properties from group_properties on another event', async () => {
    const sandbox = await run()
    const more = { groups: { org: '15' }, group_properties: { $set: { seats: 12 } } }
    await upload(sandbox, [
      { event_type: 'Opened', user_id: 'user-1', ...more },
      { event_type: '$identify', user_id: 'user-1', ...more }
    ])
    expect(sandbox.groups()).toMatchObject([{ group_value: '15', group_properties: {} }])
  })
})
