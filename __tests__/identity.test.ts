import { PayloadValidationError } from '@segment/actions-core'
import nock from 'nock'
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

  it('falls back to the anonymous id where the id of the device is null', async () => {
    const [event] = await eventsOf('logEvent', { context: { device: { id: null } } })
    expect(event.device_id).toBe('device-1234')
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
    ['with half a surrogate pair', 'user-\ud83d'],
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

describe('Ids that Amplitude does not take (C2)', () => {
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

  it.each(REFUSED)('rejects the user id %s, even where ids may be short', async (userId) => {
    await expect(eventsOf('logEvent', { userId }, { min_id_length: 1 })).rejects.toThrow(PayloadValidationError)
  })

  it.each(REFUSED)('rejects the device id %s, even beside a good user id', async (anonymousId) => {
    await expect(eventsOf('logEvent', { anonymousId }, { min_id_length: 1 })).rejects.toThrow(PayloadValidationError)
  })

  it.each(['ANONYMOUS', 'Unknown', ' undefined ', '\tNull\n', 'LMY47D'])('rejects %j too', async (userId) => {
    await expect(eventsOf('logEvent', { userId }, { min_id_length: 1 })).rejects.toThrow(PayloadValidationError)
  })

  it.each([0, -1])('rejects the number %d', async (userId) => {
    await expect(eventsOf('logEvent', { userId }, { min_id_length: 1 })).rejects.toThrow(PayloadValidationError)
  })

  it('rejects an id of spaces alone', async () => {
    await expect(eventsOf('logEvent', { userId: '      ' })).rejects.toThrow(PayloadValidationError)
  })

  it.each(ACTIONS.filter((action) => action !== 'groupIdentify'))('%s needs a user or a device', async (action) => {
    await expect(eventsOf(action, { userId: null, anonymousId: null })).rejects.toThrow(PayloadValidationError)
  })

  it.each(ACTIONS)('%s says which field holds what', async (action) => {
    const event = { userId: 'unknown', groupId: 'group-1' }
    await expect(eventsOf(action, event)).rejects.toThrow(/user_id.*unknown/s)
  })

  it('names the device id where that is the culprit', async () => {
    await expect(eventsOf('logEvent', { anonymousId: 'undefined' })).rejects.toThrow(/device_id.*undefined/s)
  })

  it('names both fields where both are missing', async () => {
    const error = eventsOf('logEvent', { userId: null, anonymousId: null })
    await expect(error).rejects.toThrow(/user_id/)
    await expect(error).rejects.toThrow(/device_id/)
  })
})

describe('Ids that are too short (C2)', () => {
  it.each([
    ['five characters by default', {}, 'abcd', 'abcde'],
    ['what min_id_length says, where that is less', { min_id_length: 3 }, 'ab', 'abc'],
    ['what min_id_length says, where that is more', { min_id_length: 9 }, 'abcdefgh', 'abcdefghi'],
    ['what min_id_length says as text', { min_id_length: '3' }, 'ab', 'abc'],
    ['five where min_id_length is null', { min_id_length: null }, 'abcd', 'abcde'],
    ['five where min_id_length is zero', { min_id_length: 0 }, 'abcd', 'abcde'],
    ['five where min_id_length is negative', { min_id_length: -3 }, 'abcd', 'abcde']
  ])('need %s', async (_, options, short, long) => {
    const mapping = { ...options, device_id: null }
    await expect(eventsOf('logEvent', { userId: short }, mapping)).rejects.toThrow(PayloadValidationError)
    await expect(eventsOf('logEvent', { userId: long }, mapping)).resolves.toMatchObject([{ user_id: long }])
  })

  it('are named with their field, their value and the remedy', async () => {
    await expect(eventsOf('logEvent', { userId: 'u42' })).rejects.toThrow(/user_id.*u42/s)
    await expect(eventsOf('logEvent', { userId: 'u42' })).rejects.toThrow(/min_id_length|minimum/i)
    await expect(eventsOf('logEvent', { anonymousId: 'd42' })).rejects.toThrow(/device_id.*d42/s)
  })
})
