import nock from 'nock'
import { answers, batch, call, calls, mockAmplitude, numbersOf } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('A batch of which the framework itself takes payloads out (B4)', () => {
  /** Payloads that never reach the destination's code. */
  const FILTERED: [wrong: string, differs: Record<string, unknown>][] = [
    ['no event type', { event: undefined }],
    ['an object for a user id', { userId: { id: 'user-1234' } }],
    ['an object for an event type', { event: { name: 'Tested' } }],
    ['a list of objects for a timestamp', { timestamp: [{}, {}] }]
  ]

  it.each(FILTERED)('keeps each result at the index of its event: %s', async (_wrong, differs) => {
    const refuse = 4
    const { accepted } = mockAmplitude(({ items }) => {
      const index = numbersOf(items).indexOf(refuse)
      return index < 0 ? undefined : answers.invalid(index)
    })
    const events = calls(7, (number) => (number === 0 || number === 3 || number === 5 ? differs : {}))
    const results = await batch('logEvent', events)

    expect(statusesOf(results)).toEqual([400, 200, 200, 400, 400, 400, 200])
    for (const number of [0, 3, 5]) {
      expect(results[number]).toMatchObject({ errortype: 'PAYLOAD_VALIDATION_FAILED', errorreporter: 'INTEGRATIONS' })
      expect(results[number].sent).toBeUndefined()
    }
    expect(results[refuse]).toMatchObject({ errorreporter: 'DESTINATION', sent: { event_properties: { number: 4 } } })
    expect(numbersOf(accepted)).toEqual([1, 2, 6])
    for (const number of [1, 2, 6]) expect(results[number].sent.event_properties.number).toBe(number)
  })

  it('tells apart what the framework, the destination and Amplitude refuse', async () => {
    const { accepted } = mockAmplitude(({ items }) => {
      const index = numbersOf(items).indexOf(3)
      return index < 0 ? undefined : answers.invalid(index)
    })
    const results = await batch('logEvent', [
      call(0, { event: undefined }),
      call(1, { userId: 'u42' }),
      call(2),
      call(3),
      call(4, { timestamp: { seconds: 1769860800 } }),
      call(5)
    ])
    expect(statusesOf(results)).toEqual([400, 400, 200, 400, 400, 200])
    expect(results.map(({ errormessage }) => errormessage)).toEqual([
      expect.stringContaining('event_type'),
      expect.stringContaining('"u42"'),
      undefined,
      expect.stringContaining('Invalid field values on some events'),
      expect.stringMatching(/timestamp/i),
      undefined
    ])
    expect(numbersOf(accepted)).toEqual([2, 5])
  })

  it('sends nothing when no payload is left', async () => {
    const { requests } = mockAmplitude()
    expect(statusesOf(await batch('logEvent', [call(0, { event: undefined }), call(1, { event: '' })]))).toEqual([
      400, 400
    ])
    expect(requests).toEqual([])
  })
})
