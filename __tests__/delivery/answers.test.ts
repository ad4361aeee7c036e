import nock from 'nock'
import { answers, batch, call, calls, largeCalls, mockAmplitude, single } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** The same answer to everything: what each event of a batch gets, and what a single call throws. */
const ANSWERS: [answer: string, status: number, body: unknown, expected: number, error: string][] = [
  ['an unnamed objection', 400, { code: 400, error: 'Invalid event JSON' }, 400, 'APIError'],
  ['a wrong path', 400, { code: 400, error: 'Invalid request path' }, 400, 'APIError'],
  ['a wrong key', 400, { code: 400, error: 'Invalid API key: api-key-4711' }, 401, 'InvalidAuthenticationError'],
  [
    'a missing key',
    400,
    { code: 400, error: 'Request missing required field', missing_field: 'api_key' },
    401,
    'InvalidAuthenticationError'
  ],
  ['401', 401, 'Unauthorized', 401, 'InvalidAuthenticationError'],
  ['403', 403, { code: 403, error: 'Forbidden' }, 403, 'APIError'],
  ['404', 404, '<html>Not Found</html>', 404, 'APIError'],
  ['408', 408, '', 408, 'RetryableError'],
  ['413', 413, { code: 413, error: 'Payload too large' }, 413, 'APIError'],
  ['423', 423, '', 423, 'RetryableError'],
  ['429', 429, { code: 429, error: 'Too many requests for some devices and users' }, 429, 'RetryableError'],
  ['500', 500, { error: 'Internal' }, 500, 'RetryableError'],
  ['501', 501, { error: 'Not Implemented' }, 501, 'APIError'],
  ['502', 502, '<html>Bad Gateway</html>', 502, 'RetryableError'],
  ['503', 503, { code: 503 }, 503, 'RetryableError'],
  ['504', 504, '', 504, 'RetryableError'],
  ['a 200 of HTML', 200, '<html>Welcome to the hotel</html>', 502, 'RetryableError'],
  ['an empty 200', 200, '', 502, 'RetryableError'],
  ['a 200 of something else', 200, { status: 'ok' }, 502, 'RetryableError'],
  ['a 200 of null', 200, 'null', 502, 'RetryableError'],
  ['a 204', 204, '', 502, 'RetryableError']
]

describe.each(ANSWERS)('When Amplitude answers with %s (B3, B4)', (_answer, status, body, expected, error) => {
  it(`each event of a batch has the status ${expected}`, async () => {
    const { requests } = mockAmplitude(() => [status, body])
    const results = await batch('logEvent', calls(4))
    expect(statusesOf(results)).toEqual([expected, expected, expected, expected])
    expect(requests.length).toBeLessThanOrEqual(7)
    for (const [number, result] of results.entries()) {
      expect(result.errormessage.length).toBeGreaterThan(20)
      expect(result).toMatchObject({ errorreporter: 'DESTINATION', sent: { event_properties: { number } } })
    }
  })

  it(`a single call throws ${error} with the status ${expected}`, async () => {
    const { requests } = mockAmplitude(() => [status, body])
    const thrown = await single('logEvent', call(0))
    expect(thrown).toMatchObject({ name: error, status: expected })
    expect(requests).toHaveLength(1)
  })
})

describe("Amplitude's answer to a request (B3)", () => {
  it.each([502, 503, 504])('with %d fails the events of that request, and of no other', async (status) => {
    const { requests } = mockAmplitude((_request, number) => (number === 1 ? [status, {}] : undefined))
    expect(statusesOf(await batch('logEvent', largeCalls(3)))).toEqual([status, status, 200])
    expect(requests).toHaveLength(2)
  })

  it.each([
    ['a wrong key', 400, { code: 400, error: 'Invalid API key: api-key-4711' }, 401],
    ['401', 401, 'Unauthorized', 401],
    ['403', 403, { code: 403, error: 'Forbidden' }, 403],
    ['a 403 that speaks of the key', 403, { code: 403, error: 'This API key is not active' }, 403],
    ['a 429 that names no one', 429, { code: 429, error: 'Too many requests' }, 429]
  ])('with %s ends the delivery: no further request goes out', async (_answer, status, body, expected) => {
    const { requests } = mockAmplitude(() => [status, body])
    expect(statusesOf(await batch('logEvent', largeCalls(3)))).toEqual([expected, expected, expected])
    expect(requests).toHaveLength(1)
  })

  it('that repeats the key is reported without it', async () => {
    mockAmplitude(() => [400, { code: 400, error: 'Invalid API key: api-key-4711', 'api-key-4711': ['api-key-4711'] }])
    expect(JSON.stringify(await batch('logEvent', calls(3)))).not.toMatch(/api-key-4711|secret-key-0815/)
    const error = await single('logEvent', call(0))
    expect(error.message).toContain('Invalid API key')
    expect(JSON.stringify(error) + String(error)).not.toMatch(/api-key-4711|secret-key-0815/)
  })
})

describe('A 200 that counts fewer events than were sent (B3)', () => {
  const counting = (...counts: number[]) => {
    return mockAmplitude(({ items }) => [200, { code: 200, events_ingested: counts.shift() ?? items.length }])
  }

  it('is sent once more, and is delivered when that takes all', async () => {
    const { requests } = counting(2, 3)
    expect(statusesOf(await batch('logEvent', calls(3)))).toEqual([200, 200, 200])
    expect(requests).toHaveLength(2)
    expect(requests[1].body).toEqual(requests[0].body)
  })

  it('is believed the second time, as a count without duplicates would never become full', async () => {
    const { requests } = counting(0, 0, 0, 0)
    const results = await batch('logEvent', calls(3))
    expect(results).toMatchObject([0, 1, 2].map(() => ({ status: 200, body: { events_ingested: 0 } })))
    expect(requests).toHaveLength(2)
  })

  it.each([
    ['its events', answers.throttled({ throttled_events: [0, 1, 2] })],
    ['nobody', answers.throttled()]
  ])(
    'stands where the second try is throttled, as each later one would be: a 429 that names %s',
    async (_, throttled) => {
      const { requests } = mockAmplitude((_request, number) =>
        number === 2 ? throttled : [200, { code: 200, events_ingested: 0 }]
      )
      const results = await batch('logEvent', calls(3))
      expect(results).toMatchObject([0, 1, 2].map(() => ({ status: 200, body: { events_ingested: 0 } })))
      expect(requests).toHaveLength(2)
    }
  )

  it('is not sent again where an event has no insert id, and would count twice', async () => {
    const { requests } = counting(1)
    const events = [call(0), { ...call(1), messageId: undefined }]
    expect(statusesOf(await batch('logEvent', events))).toEqual([200, 200])
    expect(requests).toHaveLength(1)
  })
})
