import nock from 'nock'
import type { MockRequest } from './mock-amplitude'
import { batch, call, calls, mockAmplitude, numbersOf, single } from './mock-amplitude'
import { range, statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const has = (items: any[], culprit: number) => numbersOf(items).includes(culprit)
const PAGE = '<html><h1>Request blocked</h1></html>'

describe.each([402, 403, 404, 405, 406, 409, 414, 415, 417, 422, 431, 451])(
  'A firewall that answers %d (B10)',
  (status) => {
    it('to one event costs that event alone', async () => {
      const { accepted, requests } = mockAmplitude(({ items }) => (has(items, 250) ? [status, PAGE] : undefined))
      const results = await batch('logEvent', calls(500))
      expect(statusesOf(results)).toEqual(range(500).map((number) => (number === 250 ? status : 200)))
      expect(results[250].errormessage).toMatch(new RegExp(`HTTP V2 API.*event.*${status}.*blocked`))
      expect(numbersOf(accepted)).toEqual(range(500).filter((number) => number !== 250))
      // A 415 may be meant for the compression, so the first request goes out uncompressed, too.
      expect(requests.length).toBeLessThanOrEqual((status === 415 ? 2 : 1) + 2 * 9)
    })

    it('to a single event is final', async () => {
      mockAmplitude(() => [status, PAGE])
      expect(await single('logEvent', call(0))).toMatchObject({ name: 'APIError', status })
    })
  }
)

describe('A 403 (B10)', () => {
  it.each([{ code: 403, error: 'Forbidden' }, { error: 'The API key may not ingest' }, 'Invalid secret key'])(
    "ends the delivery where it is Amplitude's, or speaks of the key: %j",
    async (body) => {
      const { requests } = mockAmplitude(() => [403, body])
      expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([403, 403, 403, 403])
      expect(requests).toHaveLength(1)
    }
  )

  it.each([
    '',
    'Forbidden',
    { error: 'Forbidden' },
    { code: 403 },
    '<html>no api key for you</html>',
    { message: 'blocked' }
  ])('is narrowed down where it may be that of a firewall: %j', async (body) => {
    mockAmplitude(({ items }) => (has(items, 2) ? [403, body] : undefined))
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([200, 200, 403, 200])
  })
})

describe('A call that breaks Amplitude with a 500 (B10)', () => {
  const breaks =
    (culprit: number) =>
    ({ items }: MockRequest): [number, object] | undefined =>
      has(items, culprit) ? [500, { error: 'Internal' }] : undefined

  it('costs half of its batch one try, as the other half is delivered', async () => {
    const { requests, accepted } = mockAmplitude(breaks(2))
    const results = await batch('logEvent', calls(8))
    expect(statusesOf(results)).toEqual([500, 500, 500, 500, 200, 200, 200, 200])
    expect(requests.map(({ items }) => items.length)).toEqual([8, 4, 4])
    expect(numbersOf(accepted)).toEqual([4, 5, 6, 7])
  })

  it('is alone after some tries, and nobody else was harmed', async () => {
    const { accepted } = mockAmplitude(breaks(700))
    let left = calls(1000)
    let tries = 0
    for (; left.length > 1; tries++) {
      const statuses = statusesOf(await batch('logEvent', left))
      left = left.filter((_, index) => statuses[index] === 500)
    }
    expect(left.map(({ properties }) => properties.number)).toEqual([700])
    expect(tries).toBeLessThanOrEqual(10)
    expect(accepted).toHaveLength(999)
  })

  it('has three requests instead of one while Amplitude is down, and no more', async () => {
    const { requests } = mockAmplitude(() => [500, {}])
    expect(statusesOf(await batch('logEvent', calls(1000)))).toEqual(new Array(1000).fill(500))
    expect(requests.map(({ items }) => items.length)).toEqual([1000, 500, 500])
  })

  it('keeps the order, when both halves are taken', async () => {
    const { accepted } = mockAmplitude((_request, number) => (number === 1 ? [500, {}] : undefined))
    expect(statusesOf(await batch('logEvent', calls(9)))).toEqual(new Array(9).fill(200))
    expect(numbersOf(accepted)).toEqual(range(9))
  })
})

describe('A missing field without a list of events (B10)', () => {
  const missing = (missing_field: string): [number, object] => [
    400,
    { code: 400, error: 'Request missing required field', missing_field }
  ]

  it('is the doing of one event where it is a field of events', async () => {
    mockAmplitude(({ items }) => (has(items, 1) ? missing('event_type') : undefined))
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual([200, 400, 200, 200])
  })

  it.each([
    ['api_key', 401],
    ['events', 400]
  ])("is that of the request where it is the request's: %s", async (field, status) => {
    const { requests } = mockAmplitude(() => missing(field))
    expect(statusesOf(await batch('logEvent', calls(4)))).toEqual(new Array(4).fill(status))
    expect(requests).toHaveLength(1)
  })
})
