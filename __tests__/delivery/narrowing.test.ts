import nock from 'nock'
import type { MockRequest } from './mock-amplitude'
import { answers, batch, calls, largeCalls, mockAmplitude, numbersOf } from './mock-amplitude'
import { range, statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('A request that is too large for Amplitude (B3)', () => {
  it('is halved until it fits, and all of it is delivered in order', async () => {
    const { requests, accepted } = mockAmplitude(({ items }) => (items.length > 3 ? answers.tooLarge() : undefined))
    const results = await batch('logEvent', calls(8))
    expect(statusesOf(results)).toEqual(new Array(8).fill(200))
    expect(requests.map(({ items }) => items.length)).toEqual([8, 4, 2, 2, 4, 2, 2])
    expect(numbersOf(accepted)).toEqual(range(8))
  })

  it.each([0, 3, 6])('because of one event costs that event alone: number %d of 7', async (culprit) => {
    const { accepted } = mockAmplitude(({ items }) =>
      numbersOf(items).includes(culprit) ? answers.tooLarge() : undefined
    )
    const results = await batch('logEvent', calls(7))
    expect(statusesOf(results)).toEqual(range(7).map((number) => (number === culprit ? 413 : 200)))
    expect(results[culprit]).toMatchObject({
      errormessage: expect.stringContaining('Payload too large'),
      errorreporter: 'DESTINATION'
    })
    expect(numbersOf(accepted)).toEqual(range(7).filter((number) => number !== culprit))
  })
})

describe('An answer that names events (B3)', () => {
  it.each([
    ['events_with_missing_fields', 'event_type'],
    ['events_with_invalid_fields', 'event_properties'],
    ['events_with_invalid_id_lengths', 'user_id'],
    ['events_with_something_new', 'time']
  ])('in %s is final for those, with its words and the field', async (family, field) => {
    const { requests, accepted } = mockAmplitude((_request, number) =>
      number === 1 ? [400, { code: 400, error: 'Amplitude says no', [family]: { [field]: [1, 2] } }] : undefined
    )
    const results = await batch('logEvent', calls(4))
    expect(statusesOf(results)).toEqual([200, 400, 400, 200])
    expect(results[1].errormessage).toMatch(new RegExp(`Amplitude says no.*${field}`))
    expect(numbersOf(accepted)).toEqual([0, 3])
    expect(requests).toHaveLength(2)
  })

  it('in several families and fields at once takes all of them out with one further request', async () => {
    const { requests } = mockAmplitude((_request, number) =>
      number === 1
        ? [
            400,
            {
              code: 400,
              error: 'Invalid',
              events_with_missing_fields: { event_type: [0] },
              events_with_invalid_fields: { time: [2], price: [2, 3] },
              events_with_invalid_id_lengths: { user_id: [5] }
            }
          ]
        : undefined
    )
    expect(statusesOf(await batch('logEvent', calls(6)))).toEqual([400, 200, 400, 400, 200, 400])
    expect(requests).toHaveLength(2)
  })

  it('counts from the start of its own request', async () => {
    mockAmplitude((_request, number) => (number === 2 ? answers.invalid(0) : undefined))
    expect(statusesOf(await batch('logEvent', largeCalls(4)))).toEqual([200, 200, 400, 200])
  })

  it('that names every event ends there', async () => {
    const { requests } = mockAmplitude(() => answers.invalid(0, 1, 2))
    expect(statusesOf(await batch('logEvent', calls(3)))).toEqual([400, 400, 400])
    expect(requests).toHaveLength(1)
  })
})

const USELESS: [lists: string, body: object][] = [
  ['positions beyond the request', { events_with_invalid_fields: { time: [99, 4, 1e9] } }],
  ['negative positions', { events_with_invalid_fields: { time: [-1] } }],
  ['fractions', { events_with_invalid_fields: { time: [0.5] } }],
  ['no numbers', { events_with_invalid_fields: { time: ['first', null, {}, true] } }],
  ['empty lists', { events_with_missing_fields: { event_type: [] }, silenced_events: [], throttled_events: [] }],
  ['no lists', { events_with_invalid_fields: { time: 0 }, events_with_missing_fields: 'all' }],
  ['null', { events_with_invalid_fields: null, silenced_events: null, throttled_users: null }],
  ['lists without fields', { events_with_invalid_fields: [] }]
]

describe.each(USELESS)('An answer that names events by %s (B3)', (_lists, body) => {
  const useless = (): [number, object] => [400, { code: 400, error: 'Invalid field values on some events', ...body }]

  it('blames nobody but the culprit, who is found by halving', async () => {
    const objection = ({ items }: MockRequest) => (numbersOf(items).includes(2) ? useless() : undefined)
    const { accepted, requests } = mockAmplitude(objection)
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([200, 200, 400, 200])
    expect(numbersOf(accepted)).toEqual([0, 1, 3])
    expect(requests.length).toBeLessThanOrEqual(7)
  })

  it('does not loop when it is the answer to everything', async () => {
    const { requests } = mockAmplitude(useless)
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([400, 400, 400, 400])
    expect(requests.length).toBeLessThanOrEqual(7)
  })
})

describe('An answer whose lists are useful in part (B3)', () => {
  it('takes out what is a position, once', async () => {
    const { requests } = mockAmplitude((_request, number) =>
      number === 1 ? answers.invalid(1, 1, 99, -1, 'x', null) : undefined
    )
    expect(statusesOf(await batch('logEvent', calls(3)))).toEqual([200, 400, 200])
    expect(requests).toHaveLength(2)
  })
})
