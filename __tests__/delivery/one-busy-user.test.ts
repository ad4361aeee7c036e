import nock from 'nock'
import { answers, batch, call, calls, mockAmplitude, numbersOf, single } from './mock-amplitude'
import { range, statusesOf } from './numbers'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const BUSY = { userId: 'busy-user', anonymousId: 'busy-device' }
const ofOne = (count: number, differs: object = BUSY) => range(count).map((number) => call(number, { ...differs }))

/** An Amplitude that takes so many events of a user until the next pause, and names all of a user's events beyond that. */
function throttlingAmplitude(most: number) {
  let taken = new Map<string, number>()
  const amplitude = mockAmplitude(({ items }) => {
    const now = new Map(taken)
    for (const { user_id } of items) now.set(user_id, (now.get(user_id) ?? 0) + 1)
    const throttled = items.flatMap(({ user_id }, index) => ((now.get(user_id) ?? 0) > most ? [index] : []))
    if (throttled.length > 0) return answers.throttled({ throttled_events: throttled })
    taken = now
    return undefined
  })
  return { ...amplitude, pause: () => (taken = new Map()) }
}

describe('A batch with more events of one user than Amplitude takes at a time (B9)', () => {
  it('gets through in two tries, in order', async () => {
    const { accepted, requests, pause } = throttlingAmplitude(900)
    const events = ofOne(1000)
    const first = statusesOf(await batch('logEvent', events))
    expect(first).toEqual(range(1000).map((number) => (number < 900 ? 200 : 429)))
    pause()
    const second = await batch('logEvent', events.slice(900))
    expect(statusesOf(second)).toEqual(new Array(100).fill(200))
    expect(numbersOf(accepted)).toEqual(range(1000))
    expect(requests).toHaveLength(2)
  })

  it('says of those behind why they wait, as nothing that Amplitude said', async () => {
    mockAmplitude()
    const results = await batch('logEvent', ofOne(901))
    expect(results[900]).toMatchObject({ status: 429, errorreporter: 'INTEGRATIONS' })
    expect(results[900].errormessage).toMatch(/^The user "busy-user" has.*HTTP V2 API.*900.*again/)
    expect([results[900].sent, results[900].body]).toEqual([undefined, undefined])
  })

  it.each([
    ['a user on many devices', (number: number) => ({ userId: 'busy-user', anonymousId: `device-${number}` })],
    ['a device of many users', (number: number) => ({ userId: `user-${number}`, anonymousId: 'busy-device' })],
    ['a device without a user', () => ({ userId: undefined, anonymousId: 'busy-device' })]
  ])('counts %s', async (_, ids) => {
    const { accepted } = mockAmplitude()
    await batch('logEvent', calls(950, ids))
    expect(numbersOf(accepted)).toEqual(range(900))
  })

  it('lets nothing overtake that is of the same user on another device', async () => {
    const { accepted } = mockAmplitude()
    const events = [
      ...ofOne(900, { userId: undefined, anonymousId: 'busy-device' }),
      call(900, { userId: 'user-9999', anonymousId: 'busy-device' }),
      call(901, { userId: 'user-9999', anonymousId: 'calm-device' })
    ]
    expect(statusesOf(await batch('logEvent', events)).slice(-2)).toEqual([429, 429])
    expect(numbersOf(accepted)).toEqual(range(900))
  })

  it('costs nobody else anything', async () => {
    const { accepted } = throttlingAmplitude(900)
    const events = calls(1500, (number) => (number % 3 === 0 ? {} : BUSY))
    const statuses = statusesOf(await batch('logEvent', events))
    const busy = range(1500).filter((number) => number % 3 !== 0)
    expect(statuses).toEqual(range(1500).map((number) => (busy.indexOf(number) >= 900 ? 429 : 200)))
    expect(accepted).toHaveLength(1400)
  })

  it.each([
    ['without a user', (number: number) => ({ userId: undefined, anonymousId: `device-${number}` })],
    ['without a device', (number: number) => ({ userId: `user-${number}`, anonymousId: undefined })]
  ])('does not take all events %s for those of one', async (_, ids) => {
    mockAmplitude()
    const events = [...calls(1000, ids), ...ofOne(901)]
    const statuses = statusesOf(await batch('logEvent', events))
    expect(statuses.indexOf(429)).toBe(1900)
  })

  it('stands beside calls of which nothing is sent', async () => {
    mockAmplitude()
    const switchedOff = call(1, { integrations: { Amplitude: false } })
    const results = await batch('logEvent', [call(0, { userId: 'u' }), switchedOff, ...ofOne(901)], {
      respect_classic_integrations: true
    })
    expect(statusesOf(results)).toEqual([400, 200, ...new Array(900).fill(200), 429])
  })

  it('takes a user and a device of the same id for two', async () => {
    mockAmplitude()
    const events = calls(1000, (number) => ({
      userId: number < 500 ? 'same-id' : `user-${number}`,
      anonymousId: number < 500 ? `device-${number}` : 'same-id'
    }))
    expect(new Set(statusesOf(await batch('logEvent', events)))).toEqual(new Set([200]))
  })

  it('goes in one try to the Batch API, which takes more', async () => {
    const { requests } = mockAmplitude()
    const results = await batch('logEvent', ofOne(2000), { use_batch_endpoint: true })
    expect(new Set(statusesOf(results))).toEqual(new Set([200]))
    expect(requests).toHaveLength(1)
  })

  it('waits at the Batch API beyond 30,000 as well', async () => {
    const { accepted } = mockAmplitude()
    const order = (number: number) => ({
      ...call(number, { ...BUSY, event: 'Order Completed' }),
      properties: { number, products: range(9999).map(() => ({ sku: 'a' })) }
    })
    const results = await batch('logPurchase', range(4).map(order))
    expect(statusesOf(results)).toEqual([200, 200, 200, 429])
    expect(accepted).toHaveLength(30_000)
  })

  it('is counted once for all options with which events go to one API', async () => {
    const { accepted } = mockAmplitude()
    const events = ofOne(1000).map((event, number) => ({ ...event, properties: { number, minimum: 4 + (number % 2) } }))
    const results = await batch('logEvent', events, { min_id_length: { '@path': '$.properties.minimum' } })
    expect(statusesOf(results)).toEqual(range(1000).map((number) => (number < 900 ? 200 : 429)))
    expect(accepted).toHaveLength(900)
  })

  it('is no matter for mappings', async () => {
    const { accepted } = mockAmplitude()
    const aliases = range(1500).map((number) => ({ previousId: 'busy-user', userId: `new-${number}` }))
    expect(new Set(statusesOf(await batch('mapUser', aliases)))).toEqual(new Set([200]))
    expect(accepted).toHaveLength(1500)
  })
})

describe('Orders of one user (B9)', () => {
  const order = (number: number, products: number) => ({
    ...call(number, { ...BUSY, event: 'Order Completed' }),
    properties: { number, products: range(products).map((sku) => ({ sku })) }
  })

  it('of 901 products go to the Batch API by themselves, and are delivered', async () => {
    const { requests } = mockAmplitude()
    expect(statusesOf(await batch('logPurchase', [order(0, 1), order(1, 901), order(2, 1)]))).toEqual([200, 200, 200])
    expect(requests.map(({ url, items }) => [url, items.length])).toEqual([
      ['https://api2.amplitude.com/2/httpapi', 4],
      ['https://api2.amplitude.com/batch', 902]
    ])
    expect(await single('logPurchase', order(1, 901))).toBeUndefined()
    expect(requests[2].url).toBe('https://api2.amplitude.com/batch')
  })

  it('of 899 products stay with the HTTP V2 API', async () => {
    const { requests } = mockAmplitude()
    expect(await single('logPurchase', order(0, 899))).toBeUndefined()
    expect(requests.map(({ url, items }) => [url, items.length])).toEqual([
      ['https://api2.amplitude.com/2/httpapi', 900]
    ])
  })

  it('of more than Amplitude takes of one at all go, as the first', async () => {
    const { accepted } = mockAmplitude()
    const huge = { ...order(0, 0), properties: { number: 0, products: range(30_001).map(() => ({ sku: 'a' })) } }
    const results = await batch('logPurchase', [huge, order(1, 901)])
    expect(statusesOf(results)).toEqual([200, 429])
    expect(accepted).toHaveLength(30_002)
  })

  it('are held back whole, and none overtakes them', async () => {
    const { accepted } = mockAmplitude()
    const results = await batch('logPurchase', [order(0, 599), order(1, 399), order(2, 99), order(3, 1)])
    expect(statusesOf(results)).toEqual([200, 429, 429, 429])
    expect(accepted).toHaveLength(600)
  })
})
