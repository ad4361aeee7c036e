import nock from 'nock'
import { batch, call, calls, mockAmplitude, numbersOf, single } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const PER_EVENT = {
  use_batch_endpoint: { '@path': '$.properties.large' },
  min_id_length: { '@path': '$.properties.minimum' }
}

describe('Events of one batch that ask for different endpoints or options (B1, C13)', () => {
  it('travel in separate requests, each with its own', async () => {
    const { requests } = mockAmplitude()
    const results = await batch(
      'logEvent',
      [
        call(0, { properties: { large: true, minimum: 3 } }),
        call(1, { properties: { large: false } }),
        call(2, { properties: { large: true } }),
        call(3, { properties: { large: false, minimum: 3 } }),
        call(4, { properties: { large: true, minimum: 3 } }),
        call(5, { properties: { large: false, minimum: 7 } }),
        call(6, {})
      ],
      PER_EVENT
    )
    expect(statusesOf(results)).toEqual(new Array(7).fill(200))
    const seen = requests.map(({ url, body }) => [url, body.options, numbersOf(body.events)])
    expect(seen).toHaveLength(5)
    expect(seen).toEqual(
      expect.arrayContaining([
        ['https://api2.amplitude.com/batch', { min_id_length: 3 }, [0, 4]],
        ['https://api2.amplitude.com/2/httpapi', undefined, [1, 6]],
        ['https://api2.amplitude.com/batch', undefined, [2]],
        ['https://api2.amplitude.com/2/httpapi', { min_id_length: 3 }, [3]],
        ['https://api2.amplitude.com/2/httpapi', { min_id_length: 7 }, [5]]
      ])
    )
  })

  it('are measured each by its own minimum', async () => {
    mockAmplitude()
    const results = await batch(
      'logEvent',
      [
        call(0, { userId: 'abc', properties: { minimum: 3 } }),
        call(1, { userId: 'abc' }),
        call(2, { userId: 'abcdef', anonymousId: 'abcdef', properties: { minimum: 7 } })
      ],
      PER_EVENT
    )
    expect(statusesOf(results)).toEqual([200, 400, 400])
  })

  it.each([
    [503, {}],
    [429, { code: 429, error: 'Too many requests' }],
    [403, { code: 403, error: 'Forbidden' }]
  ])('do not suffer from a %d of the other endpoint', async (status, body) => {
    mockAmplitude(({ url }) => (url.endsWith('/batch') ? [status, body] : undefined))
    const events = calls(4, (number) => ({ properties: { large: number % 2 === 0 } }))
    expect(statusesOf(await batch('logEvent', events, PER_EVENT))).toEqual([status, 200, status, 200])
  })

  it.each([0, -3, null])('count a minimum of %j as none', async (min_id_length) => {
    const { requests } = mockAmplitude()
    expect(await single('logEvent', call(0), { min_id_length })).toBeUndefined()
    expect(requests[0].body.options).toBeUndefined()
  })
})
