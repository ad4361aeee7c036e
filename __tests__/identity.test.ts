import type { JSONObject } from '@segment/actions-core'
import { PayloadValidationError } from '@segment/actions-core'
import nock from 'nock'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('Who the event belongs to (C1)', () => {
  it.each(ACTIONS)('%s sends the user id and the anonymous id as user and device', async (action) => {
    const [event] = await eventsOf(action, { groupId: 'group-1', name: 'Home' })
    expect(event).toMatchObject({ user_id: 'user-1234', device_id: 'device-1234' })
  })

  it('prefers the id of the device over the anonymous id', async () => {
    const [event] = await eventsOf('logEvent', { context: { device: { id: 'hardware-1' } } })
    expect(event.device_id).toBe('hardware-1')
  })

  it('lets a mapping prefer the anonymous id', async () => {
    const [event] = await eventsOf(
      'logEvent',
      { context: { device: { id: 'hardware-1' } } },
      { device_id: { '@path': '$.anonymousId' } }
    )
    expect(event.device_id).toBe('device-1234')
  })

  it.each<unknown>([undefined, null, '', {}, [], [1, 2], { toString: 1 }])(
    'falls back to the anonymous id where the id of the device is %j',
    async (id) => {
      const { events } = await eitherWay('logEvent', { context: { device: { id } } })
      expect(events).toMatchObject([{ device_id: 'device-1234' }])
    }
  )

  it.each([null, 'phone', 7, [], ['phone'], true])('falls back to it where the device is %j', async (device) => {
    const { events } = await eitherWay('logEvent', { context: { device } })
    expect(events).toMatchObject([{ device_id: 'device-1234' }])
  })

  it('sends a user without a device', async () => {
    const [event] = await eventsOf('logEvent', { anonymousId: null })
    expect(event.user_id).toBe('user-1234')
    expect(event).not.toHaveProperty('device_id')
  })

  it('sends a device without a user', async () => {
    const [event] = await eventsOf('logEvent', { userId: null })
    expect(event.device_id).toBe('device-1234')
    expect(event).not.toHaveProperty('user_id')
  })

  it.each([
    ['of five characters', 'abcde'],
    ['with accents', 'žluťý'],
    ['of 10,000 characters', 'u'.repeat(10_000)],
    ['named __proto__', '__proto__'],
    ['named constructor', 'constructor'],
    ['named hasOwnProperty', 'hasOwnProperty'],
    ['that holds a refused one', 'unknown-7'],
    ['that is an e-mail address', 'jane+null@example.com']
  ])('takes an id %s as it is', async (_, userId) => {
    const [event] = await eventsOf('logEvent', { userId })
    expect(event.user_id).toBe(userId)
  })

  it('sends a number as text', async () => {
    const [event] = await eventsOf('logEvent', { userId: 1234567 })
    expect(event.user_id).toBe('1234567')
  })
})

/** Values that Amplitude refuses as an id. */
const REFUSED = [
  'anonymous',
  'nil',
  'none',
  'null',
  'n/a',
  'na',
  'undefined',
  'unknown',
  '{}',
  'lmy47d',
  '0',
  '-1',
  '00000000-0000-0000-0000-000000000000'
]

/** The same in other guises. */
const DISGUISED = ['ANONYMOUS', 'Unknown', ' undefined ', '\tNull\n', 'LMY47D', '      ', 0, -1]

describe('An id that stands for nobody (C2)', () => {
  it.each([...REFUSED, ...DISGUISED])('is no user: %j is left out beside a good device id', async (userId) => {
    const { events } = await eitherWay('logEvent', { userId }, { min_id_length: 1 })
    expect(events).toMatchObject([{ device_id: 'device-1234' }])
    expect(events[0]).not.toHaveProperty('user_id')
  })

  it.each<unknown>([...REFUSED, ...DISGUISED])(
    'is no device: %j is left out beside a good user id',
    async (anonymousId) => {
      const { events } = await eitherWay('logEvent', { anonymousId }, { min_id_length: 1 })
      expect(events).toMatchObject([{ user_id: 'user-1234' }])
      expect(events[0]).not.toHaveProperty('device_id')
    }
  )

  it.each(ACTIONS)('is left out by %s, from every event of the call', async (action) => {
    const call = {
      ...{ userId: 'unknown', groupId: 'group-1', traits: { seats: 2 } },
      properties: { products: [{ sku: 'a' }] }
    }
    const groups: JSONObject = action === 'groupIdentify' ? { group_type: 'org', group_value: 'Acme' } : {}
    const { events } = await eitherWay(action, call, groups)
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) {
      expect(event).not.toHaveProperty('user_id')
      expect(event.device_id).toBe('device-1234')
    }
  })

  it.each([...REFUSED, ...DISGUISED])('rejects the event where neither id is left: %j', async (id) => {
    const { message, requests } = await eitherWay('logEvent', { userId: id, anonymousId: id }, { min_id_length: 1 })
    expect(requests).toEqual([])
    const held = JSON.stringify(String(id))
    expect(message).toContain(`user_id is ${held}`)
    expect(message).toContain(`device_id is ${held}`)
  })

  it.each(ACTIONS)('rejects the event of %s, and says what both ids held', async (action) => {
    const call = { userId: 'unknown', anonymousId: 'NULL', groupId: 'group-1' }
    const { message } = await eitherWay(action, call)
    expect(message).toMatch(/user_id is "unknown".*device_id is "NULL".*Map user_id or device_id/)
  })

  it('rejects the event for good', async () => {
    const sending = eventsOf('logEvent', { userId: 'unknown', anonymousId: null })
    await expect(sending).rejects.toThrow(PayloadValidationError)
    await expect(sending).rejects.toMatchObject({ status: 400 })
  })

  it.each([
    ['no device id', { userId: 'unknown', anonymousId: null }, /user_id is "unknown".*device_id is missing/],
    ['no user id', { userId: null, anonymousId: 'unknown' }, /user_id is missing.*device_id is "unknown"/],
    ['an empty device id', { userId: 'unknown', anonymousId: '' }, /user_id is "unknown".*device_id is missing/],
    ['a device id that is short', { userId: 'unknown', anonymousId: 'd4' }, /user_id is "unknown".*device_id "d4" has/],
    ['nothing at all', { userId: null, anonymousId: null }, /user_id is missing.*device_id is missing/]
  ])('rejects it beside %s', async (_, ids, expected) => {
    const { message } = await eitherWay('logEvent', ids)
    expect(message).toMatch(expected)
  })

  it.each(ACTIONS.filter((action) => action !== 'groupIdentify'))('%s needs a user or a device', async (action) => {
    const { message } = await eitherWay(action, { userId: null, anonymousId: null })
    expect(message).toMatch(/identifies nobody/)
  })

  it('harms no other event of the batch', async () => {
    const { statuses, events } = await sendBatch('logEvent', [
      { userId: 'first-user' },
      { userId: 'unknown', anonymousId: 'unknown' },
      { userId: 'unknown' },
      { userId: 'last-user' }
    ])
    expect(statuses).toEqual([200, 400, 200, 200])
    expect(events.map(({ user_id }) => user_id as unknown)).toEqual(['first-user', undefined, 'last-user'])
  })
})

describe('An id that is too short (C2)', () => {
  const LIMITS: Array<[string, Record<string, string | number | null>, string, string]> = [
    ['five characters by default', {}, 'abcd', 'abcde'],
    ['what min_id_length says, where that is less', { min_id_length: 3 }, 'ab', 'abc'],
    ['what min_id_length says, where that is more', { min_id_length: 9 }, 'abcdefgh', 'abcdefghi'],
    ['what min_id_length says as text', { min_id_length: '3' }, 'ab', 'abc'],
    ['five where min_id_length is null', { min_id_length: null }, 'abcd', 'abcde'],
    ['five where min_id_length is zero', { min_id_length: 0 }, 'abcd', 'abcde'],
    ['five where min_id_length is negative', { min_id_length: -3 }, 'abcd', 'abcde']
  ]

  it.each(LIMITS)('rejects its event as a user id, and needs %s', async (_, options, short, long) => {
    const call = { anonymousId: 'device-12345' }
    const { message } = await eitherWay('logEvent', { ...call, userId: short }, options)
    expect(message).toMatch(new RegExp(`user_id "${short}" has ${short.length} characters.*min_id_length`))
    const { events } = await eitherWay('logEvent', { ...call, userId: long }, options)
    expect(events).toMatchObject([{ user_id: long, device_id: 'device-12345' }])
  })

  it.each(LIMITS)('is left out as a device id beside a good user id, and needs %s', async (_, options, short, long) => {
    const call = { userId: 'user-12345' }
    const { events } = await eitherWay('logEvent', { ...call, anonymousId: short }, options)
    expect(events).toMatchObject([{ user_id: 'user-12345' }])
    expect(events[0]).not.toHaveProperty('device_id')
    const { events: identified } = await eitherWay('logEvent', { ...call, anonymousId: long }, options)
    expect(identified).toMatchObject([{ user_id: 'user-12345', device_id: long }])
  })

  it.each([null, '', undefined])('rejects its event as a device id where the user id is %j', async (userId) => {
    const { message } = await eitherWay('logEvent', { userId, anonymousId: 'd42' })
    expect(message).toMatch(/device_id "d42" has 3 characters.*minimum is 5.*min_id_length/)
  })

  it('as a user id rejects its event and no other of the batch', async () => {
    const { statuses, events } = await sendBatch('logEvent', [{}, { userId: 'u42' }, { anonymousId: 'd42' }])
    expect(statuses).toEqual([200, 400, 200])
    expect(events.map(({ user_id, device_id }) => [user_id, device_id] as unknown[])).toEqual([
      ['user-1234', 'device-1234'],
      ['user-1234', undefined]
    ])
  })
})

describe('An id that would arrive as something else', () => {
  it.each([
    ['user_id', { userId: 'user-\ud83d' }],
    ['user_id', { userId: '\udc00' }],
    ['device_id', { anonymousId: 'device-\ud83d' }],
    ['device_id', { context: { device: { id: 'device-\udc00x' } } }]
  ])('rejects its event: half of a character in the %s', async (field, call) => {
    const { message } = await eitherWay('logEvent', call)
    expect(message).toMatch(new RegExp(`The ${field} .*half of a character`))
  })

  it.each([
    ['user', { userId: 'user-\ud83d\ude42' }, { user_id: 'user-🙂' }],
    ['device', { anonymousId: 'device-\ud83d\ude42' }, { device_id: 'device-🙂' }]
  ])('is none where the halves of the %s are a whole', async (_, call, expected) => {
    const { events } = await eitherWay('logEvent', call)
    expect(events).toMatchObject([expected])
  })

  it.each([
    ['userId', {}],
    ['userId', []],
    ['userId', { toString: 1 }],
    ['anonymousId', {}],
    ['anonymousId', ['device-1', 'device-2']],
    ['anonymousId', { toString: 1 }]
  ])('rejects its event: %s as %j, which is no text', async (name, value) => {
    const { message } = await eitherWay('logEvent', { [name]: value })
    expect(message).toMatch(/(User|Device) ID must be a string/)
  })
})
