import nock from 'nock'
import type { MockRequest } from './mock-amplitude'
import { answers, batch, call, calls, largeCalls, mockAmplitude, numbersOf, single } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Every second call is of a busy user and a busy device. */
const busyAndCalm = () => calls(6, (number) => (number % 2 ? { userId: 'busy-user', anonymousId: 'busy-device' } : {}))
const busy = ({ items }: MockRequest) =>
  items.flatMap(({ user_id }, index: number) => (user_id === 'busy-user' ? [index] : []))

const LIMITS: [limit: string, naming: (request: MockRequest) => object][] = [
  ['events by position', (request) => ({ throttled_events: busy(request) })],
  ['the first event only', (request) => ({ throttled_events: busy(request).slice(0, 1) })],
  ['users', () => ({ throttled_users: { 'busy-user': 32 } })],
  ['devices', () => ({ throttled_devices: { 'busy-device': 31 } })],
  ['users over their daily quota', () => ({ exceeded_daily_quota_users: { 'busy-user': 500200 } })],
  ['devices over their daily quota', () => ({ exceeded_daily_quota_devices: { 'busy-device': 500900 } })],
  [
    'some by position and others by quota',
    (request) => ({ throttled_events: busy(request).slice(0, 1), exceeded_daily_quota_users: { 'busy-user': 500200 } })
  ]
]

describe.each([400, 429])('Throttling with a %d (B3)', (status) => {
  const throttle = (naming: (request: MockRequest) => object) => (request: MockRequest) =>
    busy(request).length > 0
      ? ([status, { ...answers.throttled(naming(request))[1], code: status }] as [number, object])
      : undefined

  it.each(LIMITS)('that names %s holds those back for later, and the rest is delivered', async (_limit, naming) => {
    const { accepted } = mockAmplitude(throttle(naming))
    const results = await batch('logEvent', busyAndCalm())
    expect(statusesOf(results)).toEqual([200, 429, 200, 429, 200, 429])
    expect(numbersOf(accepted)).toEqual([0, 2, 4])
    for (const number of [1, 3, 5]) {
      expect(results[number]).toMatchObject({
        errormessage: expect.stringContaining('Too many requests'),
        errorreporter: 'DESTINATION'
      })
    }
  })

  it.each(LIMITS)('that names %s throws a RetryableError for a single call', async (_limit, naming) => {
    const { requests } = mockAmplitude(throttle(naming))
    const error = await single('logEvent', call(0, { userId: 'busy-user', anonymousId: 'busy-device' }))
    expect(error).toMatchObject({ name: 'RetryableError', status: 429 })
    expect(requests).toHaveLength(1)
  })
})

describe('Throttling (B3)', () => {
  it.each([
    ['no one', {}],
    ['an empty list', { throttled_events: [] }],
    ['positions that the request does not have', { throttled_events: [99, -1, 1.5] }],
    ['what is no position', { throttled_events: 'all', throttled_users: null }],
    ['users who are not in the request', { throttled_users: { stranger: 31 } }]
  ])('that names %s fails all events with 429, in one request', async (_named, more) => {
    const { requests } = mockAmplitude(() => answers.throttled(more))
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([429, 429, 429, 429])
    expect(requests).toHaveLength(1)
  })

  it.each(['constructor', 'toString', '__proto__'])('of somebody does not hit a user called %s', async (userId) => {
    mockAmplitude(({ items }) => {
      const index = items.findIndex(({ user_id }) => user_id === 'busy-user')
      return index < 0 ? undefined : answers.throttled({ throttled_users: { 'busy-user': 31 } })
    })
    const results = await batch('logEvent', [call(0, { userId }), call(1, { userId: 'busy-user' })])
    expect(statusesOf(results)).toEqual([200, 429])
  })

  it('that silences a device is final for its events, and the others are delivered', async () => {
    const { accepted } = mockAmplitude(({ items }) => {
      const silenced = items.flatMap(({ device_id }, index: number) => (device_id === 'loud-device' ? [index] : []))
      if (silenced.length === 0) return undefined
      return [
        400,
        {
          code: 400,
          error: 'Events silenced for device_id',
          silenced_devices: ['loud-device'],
          silenced_events: silenced
        }
      ]
    })
    const events = calls(4, (number) => (number === 2 ? { anonymousId: 'loud-device' } : {}))
    const results = await batch('logEvent', events)
    expect(statusesOf(results)).toEqual([200, 200, 400, 200])
    expect(results[2].errormessage).toMatch(/silenced.*loud-device|loud-device.*silenced/)
    expect(numbersOf(accepted)).toEqual([0, 1, 3])
    expect(await single('logEvent', events[2])).toMatchObject({ name: 'APIError', status: 400 })
  })

  it('and silencing in one answer are told apart', async () => {
    mockAmplitude((_request, number) =>
      number > 1
        ? undefined
        : [400, { code: 400, error: 'Events silenced for device_id', silenced_events: [1], throttled_events: [0, 3] }]
    )
    expect(statusesOf(await batch('logEvent', calls(5)))).toEqual([429, 400, 200, 429, 200])
  })

  it('of the whole project ends the delivery, and what had not gone out is not reported as sent', async () => {
    mockAmplitude(() => [429, { code: 429, error: 'Too many requests' }])
    const results = await batch('logEvent', largeCalls(4))
    expect(statusesOf(results)).toEqual([429, 429, 429, 429])
    expect(results[0].errormessage).toMatch(/More was sent than the project may send at a time/)
    expect(results.map(({ sent, body }) => [sent === undefined, body === undefined])).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [true, true]
    ])
    expect(results.map(({ errorreporter }) => errorreporter as string)).toEqual([
      'DESTINATION',
      'DESTINATION',
      'INTEGRATIONS',
      'INTEGRATIONS'
    ])
  })
})
