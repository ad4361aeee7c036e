import nock from 'nock'
import { answers, batch, calls, mockAmplitude, numbersOf } from './mock-amplitude'
import { range, statusesOf } from './numbers'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('A batch that Amplitude refuses event by event without end (B3)', () => {
  it('ends after a bounded number of requests, and what no request was left for is sent again', async () => {
    const { requests, accepted } = mockAmplitude(() => answers.invalid(0))
    const results = await batch('logEvent', calls(300))
    const statuses = statusesOf(results)

    expect(requests.length).toBeLessThan(290)
    expect(accepted).toEqual([])
    // Each request had one event named; nobody else is blamed, and nobody is forgotten.
    expect(statuses).toEqual(range(300).map((number) => (number < requests.length ? 400 : 503)))
    expect(results[299]).toMatchObject({ status: 503, errormessage: expect.stringMatching(/not sent.*again/) })
  })

  it('still finds dozens of culprits before it ends', async () => {
    const culprits = new Set(range(60).map((number) => number * 5 + 3))
    const { accepted } = mockAmplitude(({ items }) => {
      const index = numbersOf(items).findIndex((number) => culprits.has(number))
      return index < 0 ? undefined : answers.invalid(index)
    })
    const statuses = statusesOf(await batch('logEvent', calls(300)))
    expect(statuses).toEqual(range(300).map((number) => (culprits.has(number) ? 400 : 200)))
    expect(accepted).toHaveLength(240)
  })
})

describe('A batch of which Amplitude refuses every other event and names none (B3)', () => {
  it('ends after a bounded number of requests, each outcome true', async () => {
    const { requests, accepted } = mockAmplitude(({ items }) =>
      numbersOf(items).some((number) => number % 2 === 1) ? answers.nameless() : undefined
    )
    const statuses = statusesOf(await batch('logEvent', calls(200)))

    expect(requests.length).toBeLessThan(290)
    const delivered = range(200).filter((number) => statuses[number] === 200)
    const refused = range(200).filter((number) => statuses[number] === 400)
    expect(numbersOf(accepted)).toEqual(delivered)
    expect(delivered.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.filter((number) => number % 2 === 0)).toEqual([])
    expect(statuses.filter((status) => status === 503)).toHaveLength(200 - delivered.length - refused.length)
  })

  it('is worked off by sending again what was left', async () => {
    const { accepted } = mockAmplitude(({ items }) =>
      numbersOf(items).some((number) => number % 2 === 1) ? answers.nameless() : undefined
    )
    let left = calls(200)
    let batches = 0
    while (left.length > 0 && batches < 10) {
      const statuses = statusesOf(await batch('logEvent', left))
      left = left.filter((_call, index) => statuses[index] === 503)
      batches += 1
    }
    expect(left).toEqual([])
    expect(numbersOf(accepted)).toEqual(range(200).filter((number) => number % 2 === 0))
  })
})
