import { showValue } from '../src/amplitude/show-value'
import { eitherWay } from './support/either-way'

interface Refusal {
  action: string
  call: Record<string, unknown>
  mapping?: Record<string, any>
  /** What the message names the field, the value that it shows, and the beginning of what it says to do. */
  field: string
  value: unknown
  remedy: string
}

const PER_PRODUCT = { trackRevenuePerProduct: true }
const GROUP = { group_type: 'org', group_value: 'Acme' }

const TIME_REMEDY = 'Map a date such as "2026-01-31T12:00:00Z", or an epoch in seconds'
const AMOUNT_REMEDY = 'Send a number such as 19.99'
const NUMBER_REMEDY = 'Map a number, or take the property out of the increments'
const OPTION_REMEDY = 'Correct it in the call, or map session_id to something else'
const ID_REMEDY = 'Map user_id or device_id to a real id'

const amounts = (value: unknown): Refusal[] => [
  {
    action: 'logEvent',
    call: { event: 'Purchased', properties: { revenue: value } },
    field: 'revenue',
    value,
    remedy: AMOUNT_REMEDY
  },
  { action: 'logPurchase', call: { properties: { total: value } }, field: 'revenue', value, remedy: AMOUNT_REMEDY },
  {
    action: 'logPurchase',
    call: { properties: { products: [{ revenue: 1 }, { revenue: value }] } },
    mapping: PER_PRODUCT,
    field: 'revenue of products[1]',
    value,
    remedy: AMOUNT_REMEDY
  }
]

const times = (value: unknown): Refusal[] =>
  ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify'].flatMap((action) => [
    { action, call: { timestamp: value, groupId: 'group-1' }, field: 'time', value, remedy: TIME_REMEDY },
    ...['Actions Amplitude', 'Amplitude'].map((name) => ({
      action,
      call: { groupId: 'group-1', integrations: { [name]: { session_id: value } } },
      field: 'session_id',
      value,
      remedy: TIME_REMEDY
    })),
    {
      action,
      call: { groupId: 'group-1', properties: { session: value } },
      mapping: { session_id: { '@path': '$.properties.session' } },
      field: 'session_id',
      value,
      remedy: TIME_REMEDY
    }
  ])

const increments = (value: unknown): Refusal[] => [
  ...['logEvent', 'logPage', 'logPurchase', 'identifyUser'].flatMap((action) => [
    { action, call: { traits: { $add: { visits: value } } }, field: '"visits"', value, remedy: NUMBER_REMEDY },
    {
      action,
      call: { traits: { n: value } },
      mapping: { add: { visits: { '@path': '$.traits.n' } } },
      field: '"visits"',
      value,
      remedy: NUMBER_REMEDY
    }
  ]),
  {
    action: 'identifyUser',
    call: { traits: { visits: value } },
    mapping: { traitsToIncrement: ['visits'] },
    field: '"visits"',
    value,
    remedy: NUMBER_REMEDY
  },
  {
    action: 'groupIdentify',
    call: { groupId: 'group-1', traits: { $add: { visits: value } } },
    mapping: GROUP,
    field: '"visits"',
    value,
    remedy: NUMBER_REMEDY
  }
]

const options = (value: unknown): Refusal[] => [
  {
    action: 'logEvent',
    call: { integrations: { Amplitude: { sessionId: value } } },
    field: 'option integrations.Amplitude.sessionId',
    value,
    remedy: OPTION_REMEDY
  },
  {
    action: 'mapUser',
    call: { integrations: { 'Actions Amplitude': { unmap: value } } },
    field: 'option integrations.Actions Amplitude.unmap',
    value,
    remedy: 'Correct it in the call, or map unmap to something else'
  }
]

const ids: Refusal[] = [
  {
    action: 'logEvent',
    call: { userId: 'u42' },
    field: 'user_id',
    value: 'u42',
    remedy: 'Send a longer id, or set min'
  },
  {
    action: 'logPage',
    call: { userId: null, anonymousId: 'four' },
    field: 'device_id',
    value: 'four',
    remedy: 'or set min_id_length to 4 or less'
  },
  {
    action: 'identifyUser',
    call: { userId: 'user-long', anonymousId: null },
    mapping: { min_id_length: 20 },
    field: 'user_id',
    value: 'user-long',
    remedy: 'or set min_id_length to 9 or less'
  },
  ...['logEvent', 'logPage', 'logPurchase', 'identifyUser'].flatMap((action) => [
    {
      action,
      call: { userId: 'NULL', anonymousId: 'n/a' },
      field: 'user_id is "NULL", which Amplitude refuses',
      value: 'n/a',
      remedy: ID_REMEDY
    },
    {
      action,
      call: { userId: 'anonymous', anonymousId: 'four' },
      field: 'device_id "four" has 4 characters',
      value: 'anonymous',
      remedy: ID_REMEDY
    },
    {
      action,
      call: { userId: 'half \ud83d' },
      field: 'user_id',
      value: 'half \ud83d',
      remedy: 'Send the id as it was'
    },
    {
      action,
      call: { anonymousId: 'half \ud83d' },
      field: 'device_id',
      value: 'half \ud83d',
      remedy: 'Send the id as it was made'
    }
  ]),
  {
    action: 'mapUser',
    call: { previousId: 'none', userId: 'user-new' },
    field: 'user_id of the user mapping',
    value: 'none',
    remedy: 'Send the real id of the user'
  },
  {
    action: 'mapUser',
    call: { previousId: 'user-old', userId: 'Unknown' },
    field: 'global_user_id of the user mapping',
    value: 'Unknown',
    remedy: 'Send the real id of the user'
  },
  {
    action: 'mapUser',
    call: { integrations: { Amplitude: { unmap: 'nil' } } },
    field: 'unmap of the user mapping',
    value: 'nil',
    remedy: 'Send the real id of the user'
  }
]

const eventTypes: Refusal[] = ['logEvent', 'logPurchase'].flatMap((action) => [
  {
    action,
    call: { event: ' [Amplitude] Revenue ' },
    field: 'event_type',
    value: '[Amplitude] Revenue',
    remedy: 'Send the event under another name'
  },
  {
    action,
    call: { event: 'half \ud83d' },
    field: 'event_type',
    value: 'half \ud83d',
    remedy: 'Send the name as it was written'
  }
])

const REFUSALS: Refusal[] = [
  ...['19,99', 'free', '0x10', 'x'.repeat(500), '\ud83d'].flatMap(amounts),
  ...['session 12', '1577871000000000', '2026-02-31', 'x'.repeat(500), '\ud83d'].flatMap(times),
  ...['one', '1,5', true, [1], { by: 1 }, 2 ** 53, '\ud83d', ' '].flatMap(increments),
  ...[{ start: 1 }, [1, 2], true, {}].flatMap(options),
  ...ids,
  ...eventTypes
]

describe('What identifies, dates or counts, and cannot be what it means (V1)', () => {
  it.each(REFUSALS.map((refusal) => [refusal.action, JSON.stringify(refusal.call).slice(0, 120), refusal] as const))(
    'rejects %s of %s with the field, the value and the remedy, alike alone and in a batch',
    async (_action, _call, { action, call, mapping, field, value, remedy }) => {
      const { message, requests } = await eitherWay(action, call, mapping)
      expect(requests).toEqual([])
      expect(message).toContain(field)
      expect(message).toContain(showValue(value))
      expect(message).toContain(remedy)
    }
  )
})

describe('What identifies, dates or counts, and holds nothing', () => {
  it.each<[string, string, Record<string, unknown>, Record<string, any>]>([
    ['a time', 'logEvent', { timestamp: '' }, {}],
    ['a session id', 'logEvent', { integrations: { Amplitude: { session_id: '' } } }, {}],
    ['a revenue', 'logEvent', { properties: { revenue: '' } }, {}],
    ['a revenue of an order', 'logPurchase', { properties: { revenue: '', total: '' } }, {}],
    ['a revenue of a product', 'logPurchase', { properties: { products: [{ revenue: '' }] } }, PER_PRODUCT],
    ['a user id', 'logEvent', { userId: '' }, {}],
    ['a device id', 'logEvent', { anonymousId: '', context: { device: { id: '' } } }, {}],
    ['a number to add', 'identifyUser', { traits: { $add: { visits: '' } } }, {}],
    ['a trait to increment', 'identifyUser', { traits: { visits: '' } }, { traitsToIncrement: ['visits'] }],
    ['a name of a page', 'logPage', { type: 'page', name: '' }, {}]
  ])('is missing: %s that is empty text costs nothing, alone and in a batch', async (_what, action, call, mapping) => {
    const { message, events } = await eitherWay(action, call, mapping)
    expect(message).toBeUndefined()
    for (const key of ['time', 'session_id', 'revenue', 'user_id', 'device_id']) {
      expect(events.map((event) => event[key] as unknown)).not.toContain('')
    }
    expect(JSON.stringify(events)).not.toContain('$add')
  })

  it.each([
    ['', ''],
    ['', null],
    [null, '']
  ])('is missing: of the ids %j and %j the message says so, alone and in a batch', async (userId, anonymousId) => {
    const { message } = await eitherWay('logEvent', { userId, anonymousId })
    expect(message).toContain('user_id is missing, and device_id is missing')
    expect(message).toContain(ID_REMEDY)
  })

  it.each(['   ', '\t', '\u00a0'])('is missing: an event type of %j is empty, alone and in a batch', async (event) => {
    const { message } = await eitherWay('logEvent', { event })
    expect(message).toBe(
      'The event_type is empty, and Amplitude needs one. Map event_type to the name of the event, such as $.event.'
    )
  })
})

describe('What is no text where the framework expects one', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['User ID', 'logEvent', { userId: { id: 'user-1234' } }],
    ['Device ID', 'logEvent', { anonymousId: ['a', 'b'] }],
    ['Timestamp', 'logEvent', { timestamp: { seconds: 1 } }],
    ['Event Type', 'logEvent', { event: { name: 'Clicked' } }],
    ['Revenue', 'logEvent', { properties: { revenue: { amount: 5 } } }],
    ['Page Name', 'logPage', { type: 'page', name: { en: 'Settings' } }],
    ['Page Category', 'logPage', { type: 'page', category: ['a', 'b'] }],
    ['Referrer', 'logEvent', { context: { page: { referrer: {} } } }]
  ])('is rejected by it under the label %s, alike alone and in a batch', async (label, action, call) => {
    const { message } = await eitherWay(action, call)
    expect(message).toMatch(new RegExp(`^${label} must be a string but it was an (object|array)\\.$`))
  })

  it('is rejected by it as an address of an object, but not of a list', async () => {
    const ofObject = await eitherWay('logEvent', { context: { ip: { v4: '8.8.8.8' } } })
    expect(ofObject.message).toBe('The value at /ip/0 must be a string but it was an object.')
    const ofList = await eitherWay('logEvent', { context: { ip: ['8.8.8.8', '9.9.9.9'] } })
    expect(ofList.events[0].ip).toBe('8.8.8.8')
  })
})
