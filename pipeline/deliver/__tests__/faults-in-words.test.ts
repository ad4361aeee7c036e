/** The fields that refusals name, over the words that the destination and the framework really use. */
import type { JSONObject } from '@segment/actions-core'
import { defaultValues } from '@segment/actions-core'
import destination from '../../../src'
import type { Call } from '../../call'
import { faultIn, withoutValues } from '../fault-in'
import { destinationRunner } from '../runner'
import type { LocalAmplitude } from './local-amplitude'
import { startAmplitude } from './local-amplitude'

let amplitude: LocalAmplitude
beforeEach(async () => (amplitude = await startAmplitude()))
afterEach(() => amplitude.close())

/** The reason for which a call is refused. */
async function reasonFor(action: string, call: object, mapping: JSONObject = {}): Promise<string> {
  const runner = destinationRunner({
    definition: destination,
    settings: () => ({ apiKey: 'the-api-key', secretKey: 'the-secret-key' }),
    agent: amplitude.agent
  })
  const whole: JSONObject = { ...defaultValues(destination.actions[action].fields), ...mapping }
  const data = {
    type: 'track',
    event: 'Opened',
    userId: 'user-1234',
    messageId: 'message',
    timestamp: '2026-01-01T00:00:00Z',
    receivedAt: '2026-01-01T00:00:01Z',
    ...call
  } as Call
  const [{ status, message }] = await runner.run({ name: 'Test', action, trigger: '', enabled: true, mapping: whole }, [
    data
  ])
  expect(status).toBe(400)
  return message
}

const option = (options: object) => ({ integrations: { 'Actions Amplitude': options } })

it.each<[string, string, object, JSONObject, object]>([
  ['a session that is no time', 'logEvent', option({ session_id: 'soon' }), {}, { field: 'session_id', value: 'soon' }],
  ['a session before 1970', 'logEvent', option({ session_id: -5000 }), {}, { field: 'session_id', value: -5000 }],
  ['a time', 'logEvent', { timestamp: 'yesterday, perhaps' }, {}, { field: 'time', value: 'yesterday, perhaps' }],
  ['a user id that is too short', 'logEvent', { userId: 'ab' }, {}, { field: 'user_id', value: 'ab' }],
  ['nobody', 'logEvent', { userId: undefined }, {}, { field: 'user_id' }],
  ['nobody in particular', 'logEvent', { userId: 'undefined' }, {}, { field: 'user_id', value: 'undefined' }],
  ['an empty name', 'logEvent', { event: '' }, { event_type: '' }, { field: 'event_type' }],
  [
    'a reserved name',
    'logEvent',
    { event: '[Amplitude] Start Session' },
    {},
    { field: 'event_type', value: '[Amplitude] Start Session' }
  ],
  [
    'a revenue',
    'logPurchase',
    { event: 'Order Completed', properties: { revenue: 'a lot' } },
    {},
    { field: 'revenue', value: 'a lot' }
  ],
  ['a field that is missing', 'logEvent', { event: undefined }, {}, { field: 'event_type' }],
  [
    'an increment',
    'identifyUser',
    { type: 'identify', traits: { logins: 'many' } },
    { traitsToIncrement: ['logins'] },
    { field: 'logins', value: 'many' }
  ],
  [
    'a mapping of users without one',
    'mapUser',
    { type: 'alias', userId: 'user-1234' },
    { user_id: '' },
    { field: 'user_id' }
  ],
  [
    'a value that is cut',
    'logEvent',
    option({ session_id: 'x'.repeat(500) }),
    {},
    { field: 'session_id', value: expect.stringMatching(/^"x{99}…$/) }
  ]
])('%s', async (_what, action, call, mapping, fault) => {
  const reason = await reasonFor(action, call, mapping)
  expect({ reason, ...faultIn(reason) }).toEqual({ reason, ...fault })
})

it("What Amplitude's answer names", async () => {
  const body = { code: 400, error: 'Request had invalid fields', events_with_invalid_fields: { price: [0] } }
  amplitude.answers.push(() => ({ status: 400, body }))
  const reason = await reasonFor('logEvent', { properties: { plan: 'Basic' } })
  expect(faultIn(reason)).toMatchObject({ field: 'price' })
})

it('A device that Amplitude has silenced', async () => {
  const body = { code: 400, error: 'Events silenced', silenced_devices: ['device-1234'], silenced_events: [0] }
  amplitude.answers.push(() => ({ status: 400, body }))
  const reason = await reasonFor('logEvent', { anonymousId: 'device-1234' })
  expect(faultIn(reason)).toEqual({ field: 'device_id', value: 'device-1234' })
})

it.each([
  'The event alone is too large for Amplitude\'s HTTP V2 API: "Payload too large". Send fewer or shorter properties.',
  'The event cannot be written as JSON, as its values are nested too deeply. Send flatter properties.',
  'There is no subscription Track any more.',
  'There is no action logEvnt. There are: logEvent.',
  "The event has 2000000 bytes as JSON, and Amplitude's HTTP V2 API takes at most 1000000 in a request.",
  ''
])('%j names no field', (reason) => {
  expect(faultIn(reason)).toEqual({})
})

describe('Without what the call held', () => {
  it.each([
    ['The session_id "soon" is no point in time.', 'The session_id … is no point in time.'],
    ['The session_id -5000 lies before 1970.', 'The session_id … lies before 1970.'],
    ['The user_id {"email": "a@b.c", "n": 5} is wrong.', 'The user_id … is wrong.'],
    [`The event_type "${'x'.repeat(99)}… is reserved by Amplitude.`, 'The event_type … is reserved by Amplitude.'],
    ['The event has 20 bytes.', 'The event has 20 bytes.']
  ])('%j is %j', (reason, without) => {
    expect(withoutValues(reason)).toBe(without)
  })
})
