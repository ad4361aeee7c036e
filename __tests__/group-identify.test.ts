import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { requestsOf, settings } from './support/sent'
import { sendBatch } from './support/send-batch'

const group = (rest: Record<string, unknown> = {}) => ({ type: 'group', groupId: 'group-1', ...rest })
const noIds = { userId: undefined, anonymousId: undefined }
const acme = { group_type: 'Organization', group_value: 'Acme' }
const byTraits = { group_type: { '@path': '$.traits.group_type' }, group_value: { '@path': '$.traits.name' } }

/** What the events of a group call say of groups. */
async function changesOf(call: Record<string, unknown>, mapping: JSONObject) {
  const { requests } = await eitherWay('groupIdentify', call, mapping)
  expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/2/httpapi'])
  return requests[0].body.events.map(({ event_type, groups, user_properties, group_properties }: any) => ({
    event_type,
    groups,
    ...(user_properties && { user_properties }),
    ...(group_properties && { group_properties })
  }))
}

const joins = (groups: unknown) => ({ event_type: '$identify', groups, user_properties: { $set: groups } })
const sets = (groups: unknown, properties: unknown) => ({
  event_type: '$groupidentify',
  groups,
  group_properties: { $set: properties }
})

describe('Group Identify with type and value (G1, G2)', () => {
  it('lets the user join the group, and sets the properties of the group', async () => {
    expect(await changesOf(group({ traits: { seats: 12, city: 'Köln 🏙' } }), acme)).toEqual([
      joins({ Organization: 'Acme' }),
      sets({ Organization: 'Acme' }, { seats: 12, city: 'Köln 🏙' })
    ])
  })

  it('takes type and value from traits, as the classic destination does', async () => {
    const traits = { group_type: 'Organization', name: 'Acme', seats: 12 }
    expect(await changesOf(group({ traits }), byTraits)).toEqual([
      joins({ Organization: 'Acme' }),
      sets({ Organization: 'Acme' }, { group_type: 'Organization', name: 'Acme', seats: 12 })
    ])
  })

  it.each([
    ['a number', 'org', 15, { org: '15' }],
    ['zero', 'org', 0, { org: '0' }],
    ['a fraction', 'org', 1.5, { org: '1.5' }],
    ['a number as type', 7, 'Acme', { 7: 'Acme' }],
    ['unicode', 'Größe', '商人 🏙', { Größe: '商人 🏙' }],
    ['a member of every object', 'constructor', 'toString', { constructor: 'toString' }]
  ])('takes %s for text', async (_, group_type, group_value, groups) => {
    const traits = { name: group_value, group_type, seats: 1 }
    const [join, set] = await changesOf(group({ traits }), byTraits)
    expect(join).toEqual(joins(groups))
    expect(set.groups).toEqual(groups)
  })

  it.each([
    ['no traits', undefined],
    ['null', null],
    ['empty traits', {}]
  ])('only lets the user join where the group has %s', async (_, traits) => {
    expect(await changesOf(group({ traits }), acme)).toEqual([joins({ Organization: 'Acme' })])
  })

  it.each([
    ['user', { anonymousId: undefined }, 'user-1234', undefined],
    ['device', { userId: undefined }, undefined, 'device-1234']
  ])('needs no more than a %s id', async (_, ids, user_id, device_id) => {
    const [{ body }] = await requestsOf('groupIdentify', group({ ...ids, traits: { seats: 1 } }), acme)
    expect(body.events.map((event: any) => [event.user_id, event.device_id])).toEqual([
      [user_id, device_id],
      [user_id, device_id]
    ])
  })

  it('gives each event an insert id of its own, and each group', async () => {
    const idsOf = async (group_value: string, group_type = 'Organization') => {
      const [{ body }] = await requestsOf('groupIdentify', group({ traits: { a: 1 } }), { group_type, group_value })
      return body.events.map((event: any) => event.insert_id) as string[]
    }
    const first = await idsOf('Acme')
    expect(new Set(first).size).toBe(2)
    expect(await idsOf('Acme')).toEqual(first)
    expect(new Set([...first, ...(await idsOf('Acme', 'Team'))]).size).toBe(4)
  })

  it.each([
    ['Team', 'Team'],
    ['R/D', 'R/D'],
    ['1/Team', '/1/Team'],
    ['12/Team', '/12/Team'],
    ['/Team', '//Team'],
    ['/1/Team', '//1/Team']
  ])('tells its events apart by the type %s, whatever places of groups it looks like', async (group_type, part) => {
    const mapping = { group_type, group_value: { '@path': '$.traits.names' } }
    const call = group({ messageId: 'm', traits: { names: ['A', 'B'] } })
    const { events } = await eitherWay('groupIdentify', call, mapping)
    expect(events.map(({ insert_id }) => insert_id as string)).toEqual([
      `m:${part}:$identify`,
      `m:${part}:$groupidentify`,
      `m:1/${group_type}:$groupidentify`
    ])
  })

  it('keeps properties named like members of every object, and lets none change other events', async () => {
    const traits: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "x", "seats": 1}')
    const { events } = await sendBatch('groupIdentify', [group({ traits }), group({ traits: { seats: 2 } })], acme)
    expect(events[1].group_properties.$set).toMatchObject({ constructor: 'x', seats: 1 })
    expect(events[3].group_properties).toEqual({ $set: { seats: 2 } })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('The group id (G1)', () => {
  it.each([undefined, null, '', ' ', '\ud83d'])('is not needed beside type and value: %j', async (groupId) => {
    expect(await changesOf(group({ groupId, traits: { seats: 1 } }), acme)).toEqual([
      joins({ Organization: 'Acme' }),
      sets({ Organization: 'Acme' }, { seats: 1 })
    ])
  })

  it.each([
    ['both', {}],
    ['the type', { group_value: 'Acme' }],
    ['the value', { group_type: 'Organization' }]
  ])('is needed for lack of %s, with a user and without', async (_, mapping) => {
    for (const groupId of [undefined, null, '', ' ']) {
      for (const ids of [{}, noIds]) {
        const call = group({ ...ids, groupId, traits: { seats: 1 } })
        const { message, requests } = await eitherWay('groupIdentify', call, mapping)
        expect(requests).toEqual([])
        expect(message).toMatch(/names no group.*group_id.*group_type.*group_value.*Map group_id/)
      }
    }
  })

  it.each(['\ud83d', 'group-\udc00'])('rejects its call where it holds half of a character: %j', async (groupId) => {
    const { message, requests } = await eitherWay('groupIdentify', group({ groupId }))
    expect(requests).toEqual([])
    expect(message).toMatch(/The group_id ".*" holds half of a character/)
  })

  it.each<unknown>([{}, [], ['a', 'b'], { toString: 1 }])(
    'is rejected by the framework where it is %j',
    async (groupId) => {
      const { message } = await eitherWay('groupIdentify', group({ groupId }))
      expect(message).toMatch(/Group ID must be a string/)
    }
  )
})

describe('Spaces around type and value (G2)', () => {
  it('are taken away', async () => {
    const mapping = { group_type: ' Organization ', group_value: '\tAcme\n' }
    expect(await changesOf(group(), mapping)).toEqual([joins({ Organization: 'Acme' })])
  })

  it.each([
    ['type', { group_type: '  ', group_value: 'Acme' }],
    ['value', { group_type: 'Organization', group_value: '  ' }]
  ])('alone are no %s', async (_, mapping) => {
    expect(await changesOf(group({ traits: { seats: 1 } }), mapping)).toEqual([joins({ '[Segment] Group': 'group-1' })])
  })
})

describe('Group Identify without type or value (G3)', () => {
  const traits = { seats: 12 }

  it.each([
    ['both', {}],
    ['the type', { group_value: 'Acme' }],
    ['the value', { group_type: 'Organization' }],
    ['a type that is not empty', { group_type: '', group_value: 'Acme' }],
    ['a value that is not null', { group_type: 'Organization', group_value: null }],
    ['the traits that are mapped', byTraits]
  ])('lets the user join the group id, without properties, for lack of %s', async (_, mapping) => {
    expect(await changesOf(group({ traits }), mapping)).toEqual([joins({ '[Segment] Group': 'group-1' })])
  })

  it('takes a group id that is a number for text', async () => {
    expect(await changesOf(group({ groupId: 15 }), {})).toEqual([joins({ '[Segment] Group': '15' })])
  })

  it.each([undefined, null, ''])('rejects the group id %p, and nothing else in the batch', async (groupId) => {
    const { statuses, events } = await sendBatch('groupIdentify', [group({ groupId }), group()])
    expect(statuses).toEqual([400, 200])
    expect(events.map((event) => event.groups)).toEqual([{ '[Segment] Group': 'group-1' }])
  })
})

describe('Group Identify without user and device (G4)', () => {
  it.each([
    ['north_america', 'https://api2.amplitude.com/groupidentify'],
    ['europe', 'https://api.eu.amplitude.com/groupidentify']
  ])("sends the group's properties through the Group Identify API of %s", async (endpoint, url) => {
    const call = group({ ...noIds, traits: { seats: 12, city: 'Köln & Bonn' } })
    expect(await requestsOf('groupIdentify', call, acme, { ...settings, endpoint })).toEqual([
      {
        url,
        body: {
          api_key: 'api-key-4711',
          identification: [
            {
              group_type: 'Organization',
              group_value: 'Acme',
              group_properties: { $set: { seats: 12, city: 'Köln & Bonn' } }
            }
          ]
        }
      }
    ])
  })

  it.each<[string, JSONObject, object | undefined]>([
    ['no type and value', {}, { seats: 12 }],
    ['no value', { group_type: 'Organization' }, { seats: 12 }],
    ['no properties', acme, undefined],
    ['empty properties', acme, {}],
    ['properties that say nothing', acme, { plan: null, name: '', $add: {} }]
  ])('sends nothing for a call that has %s, which succeeds', async (_, mapping, traits) => {
    const { requests, message } = await eitherWay('groupIdentify', group({ ...noIds, traits }), mapping)
    expect(requests).toEqual([])
    expect(message).toBeUndefined()
  })

  it.each([
    ['empty', ''],
    ['null', null],
    ['missing', undefined]
  ])('is without where both ids are %s', async (_, id) => {
    const call = group({ userId: id, anonymousId: id, traits: { seats: 1 } })
    const { requests } = await eitherWay('groupIdentify', call, acme)
    expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/groupidentify'])
  })

  it('is not without where the ids stand for nobody: it is rejected, with what they held', async () => {
    const call = group({ userId: 'unknown', anonymousId: 'null', traits: { seats: 1 } })
    const { requests, message } = await eitherWay('groupIdentify', call, acme)
    expect(requests).toEqual([])
    expect(message).toMatch(/user_id is "unknown".*device_id is "null"/)
  })

  it('sends a batch of calls with and without ids, and none harms another', async () => {
    const { statuses, requests } = await sendBatch(
      'groupIdentify',
      [
        group({ traits: { seats: 1 } }),
        group({ ...noIds, traits: { seats: 2 } }),
        group({ ...noIds }),
        group({ ...noIds, traits: { seats: 3 } })
      ],
      acme
    )
    expect(statuses).toEqual([200, 200, 200, 200])
    const byUrl = Object.fromEntries(requests.map(({ url, body }) => [url, body]))
    expect(requests).toHaveLength(2)
    expect(byUrl['https://api2.amplitude.com/2/httpapi'].events).toHaveLength(2)
    expect(byUrl['https://api2.amplitude.com/groupidentify'].identification).toEqual([
      { group_type: 'Organization', group_value: 'Acme', group_properties: { $set: { seats: 2 } } },
      { group_type: 'Organization', group_value: 'Acme', group_properties: { $set: { seats: 3 } } }
    ])
  })
})
