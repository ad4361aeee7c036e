import nock from 'nock'
import { batch, calls, mockAmplitude, numbersOf, single, call } from './mock-amplitude'
import { range, statusesOf } from './numbers'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('A batch of 2,000 events (B2)', () => {
  it('reaches the HTTP V2 API in two requests, as fewer than 2,000 events may share one', async () => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch('logEvent', calls(2000))
    expect(requests.map(({ items }) => items.length)).toEqual([1999, 1])
    expect(requests.map(({ url }) => url)).toEqual(new Array(2).fill('https://api2.amplitude.com/2/httpapi'))
    expect(numbersOf(accepted)).toEqual(range(2000))
    expect(statusesOf(results)).toEqual(new Array(2000).fill(200))
  })

  it('reaches the Batch API in one request', async () => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch('logEvent', calls(2000), { use_batch_endpoint: true })
    expect(requests.map(({ url, items }) => [url, items.length])).toEqual([['https://api2.amplitude.com/batch', 2000]])
    expect(numbersOf(accepted)).toEqual(range(2000))
    expect(statusesOf(results)).toEqual(new Array(2000).fill(200))
  })

  it.each([
    ['plain text', 'x'.repeat(1400)],
    ['Japanese, three bytes a character', '日'.repeat(460)],
    ['emoji, four bytes each', '🙂'.repeat(350)],
    ['quotation marks, which JSON escapes', '"'.repeat(690)]
  ])('is cut by bytes as they travel, not by characters: %s', async (_of, text) => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch(
      'logEvent',
      calls(2000, () => ({ properties: { text } }))
    )
    const total = requests.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeGreaterThan(3 * 999_999)
    expect(requests).toHaveLength(4)
    for (const { bytes, body } of requests) {
      expect(bytes).toBe(Buffer.byteLength(JSON.stringify(body)))
      expect(bytes).toBeLessThan(1_000_000)
    }
    expect(numbersOf(accepted)).toEqual(range(2000))
    expect(accepted[1999].event_properties.text).toBe(text)
    expect(statusesOf(results)).toEqual(new Array(2000).fill(200))
  })
})

describe('An event as large as a request (B2)', () => {
  const padded = (characters: number) => call(1, { properties: { text: 'x'.repeat(characters) } })

  const frame = async () => {
    const { requests } = mockAmplitude()
    await single('logEvent', padded(1))
    nock.cleanAll()
    return requests[0].bytes - 1
  }

  it('travels while the body has 999,999 bytes', async () => {
    const size = await frame()
    const { requests } = mockAmplitude()
    expect(await single('logEvent', padded(999_999 - size))).toBeUndefined()
    expect(requests.map(({ bytes }) => bytes)).toEqual([999_999])
  })

  it('is rejected unsent, as too large, with one byte more', async () => {
    const size = await frame()
    const { requests } = mockAmplitude()
    const [result] = await batch('logEvent', [padded(1_000_000 - size)])
    expect(result).toMatchObject({ status: 413, errorreporter: 'INTEGRATIONS' })
    expect(await single('logEvent', padded(1_000_000 - size))).toMatchObject({ name: 'APIError', status: 413 })
    expect(requests).toEqual([])
  })

  it('is rejected by itself: its neighbours travel together, and it with neither', async () => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch('logEvent', [call(0), padded(1_000_000), call(2)])
    expect(statusesOf(results)).toEqual([200, 413, 200])
    expect(results[1].errormessage).toMatch(/large|bytes/)
    expect(requests).toHaveLength(1)
    expect(numbersOf(accepted)).toEqual([0, 2])
  })

  it('counts by its bytes: 400,000 Japanese characters are too many', async () => {
    const { requests } = mockAmplitude()
    const results = await batch('logEvent', [call(0, { properties: { text: '日'.repeat(400_000) } })])
    expect(statusesOf(results)).toEqual([413])
    expect(requests).toEqual([])
  })

  it('fits the Batch API, which takes 20 MB', async () => {
    const { requests } = mockAmplitude()
    const results = await batch('logEvent', [call(0), padded(2_000_000), call(2)], { use_batch_endpoint: true })
    expect(statusesOf(results)).toEqual([200, 200, 200])
    expect(requests).toHaveLength(1)
  })
})
