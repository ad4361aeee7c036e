import nock from 'nock'
import { isRetryable } from '../../src/amplitude/outcome'
import { answers, batch, call, calls, mockAmplitude } from './mock-amplitude'
import { range, statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ORDER = { event: 'Order Completed', properties: { products: [{ sku: 'a' }, { sku: 'b' }] } }

describe('What a batch reports of each event (B4)', () => {
  it("is the event as it was sent, and Amplitude's answer", async () => {
    const { requests } = mockAmplitude()
    const results = await batch('logEvent', calls(3))
    expect(results.map(({ sent }) => sent)).toEqual(requests[0].items)
    expect(results[0].body).toEqual({ code: 200, events_ingested: 3 })
  })

  it('is of a delivered one no more than that: no error, no reporter of one', async () => {
    mockAmplitude()
    const [delivered] = await batch('logEvent', calls(1))
    expect(Object.keys(delivered).sort()).toEqual(['body', 'sent', 'status'])
  })

  it('is nothing sent, where it was too large to be', async () => {
    mockAmplitude()
    const [tooLarge] = await batch('logEvent', [call(0, { properties: { text: 'x'.repeat(1_100_000) } }), call(1)])
    expect(tooLarge).toMatchObject({ status: 413, errormessage: expect.stringMatching(/bytes/) })
    expect(tooLarge.sent).toBeUndefined()
  })

  it.each([
    [
      'a call that the classic switch keeps away',
      { integrations: { Amplitude: false } },
      /integrations\.Amplitude is false.*nothing was sent/
    ],
    ['a page without a name where only named ones count', {}, /mapping asks for no event.*nothing was sent/]
  ])('is a success and why nothing was sent, for %s', async (_which, differs, why) => {
    const { requests } = mockAmplitude()
    const [result] = await batch('logPage', [call(0, { type: 'page', event: undefined, ...differs })], {
      respect_classic_integrations: true,
      trackAllPages: false,
      trackNamedPages: true
    })
    expect(result).toMatchObject({ status: 200, sent: {} })
    expect(result.body).toMatch(why)
    expect(requests).toEqual([])
  })

  it('is all events of an order', async () => {
    const { requests } = mockAmplitude()
    const [result] = await batch('logPurchase', [call(0, ORDER)])
    expect(result.sent).toEqual({ events: requests[0].items })
    expect(requests[0].items).toHaveLength(3)
  })

  it("is Amplitude's answer without its lists, as they would be repeated for each of 2,000 events", async () => {
    const users = Object.fromEntries(range(2000).map((number) => [`user-${number}`, 31]))
    mockAmplitude(() => answers.throttled({ throttled_events: range(2000), throttled_users: users }))
    const results = await batch('logEvent', calls(20))
    expect(statusesOf(results)).toEqual(new Array(20).fill(429))
    expect(results[0].body).toEqual({
      code: 429,
      error: 'Too many requests for some devices and users',
      eps_threshold: 30
    })
    expect(
      Math.max(...results.map(({ body, errormessage }) => JSON.stringify(body).length + errormessage.length))
    ).toBeLessThan(1000)
  })

  it.each([200, 404, 502])('stays small where a proxy answers %d with a page of 100 kB', async (status) => {
    mockAmplitude(() => [status, `<html>${'x'.repeat(100_000)}</html>`])
    const results = await batch('logEvent', calls(2))
    for (const result of results) {
      expect(JSON.stringify(result).length).toBeLessThan(5000)
      expect(result.errorreporter).toBe('DESTINATION')
    }
  })
})

describe('Who is said to have refused an event (B4)', () => {
  it.each([
    ['invalid fields', answers.invalid(0)],
    ['no reason', answers.nameless()],
    ['its size', answers.tooLarge()],
    ['throttling', answers.throttled({ throttled_events: [0] })],
    ['a fault of its own', [503, {}] as [number, object]]
  ])('is the destination where Amplitude did, for %s', async (_reason, answer) => {
    mockAmplitude(() => answer)
    const [result] = await batch('logEvent', [call(0)])
    expect(result).toMatchObject({ errorreporter: 'DESTINATION', sent: { event_properties: { number: 0 } } })
    expect(result.body).toBeDefined()
  })

  it.each([
    ['logEvent', { userId: 'anonymous', anonymousId: 'anonymous' }],
    ['logEvent', { userId: 'abc' }],
    ['logEvent', { userId: undefined, anonymousId: undefined }],
    ['logEvent', { event: '[Amplitude] Revenue' }],
    ['logPurchase', { ...ORDER, userId: 'abc' }],
    ['mapUser', { previousId: undefined }]
  ])('is the integration where it was not sent, by %s with %j', async (action, differs) => {
    const { requests } = mockAmplitude()
    const [result] = await batch(action, [call(0, differs)])
    expect(result).toMatchObject({
      status: 400,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      errorreporter: 'INTEGRATIONS'
    })
    expect([result.sent, result.body]).toEqual([undefined, undefined])
    expect(requests).toEqual([])
  })
})

describe('A failure that Segment sends again (B3)', () => {
  it('has the status 408, 423, 429, or 5xx but 501', () => {
    const retried = range(200)
      .map((offset) => 400 + offset)
      .filter(isRetryable)
    expect(retried).toEqual([408, 423, 429, 500, ...range(98).map((offset) => 502 + offset)])
  })
})
