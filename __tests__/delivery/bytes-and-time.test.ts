import nock from 'nock'
import { answers, batch, calls, largeCalls, mockAmplitude, numbersOf } from './mock-amplitude'
import { range, statusesOf } from './numbers'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const bytesOf = (requests: { bytes: number }[]) => requests.reduce((sum, { bytes }) => sum + bytes, 0)

describe('A large batch of which Amplitude names 250 culprits one by one (B11)', () => {
  const culprits = new Set(range(250).map((number) => 4 * number + 1))

  it.each([
    ['HTTP V2', false, 900],
    ['Batch', true, 8000]
  ])(
    'costs the %s API nine times its bytes at most, and no outcome is false',
    async (_api, use_batch_endpoint, size) => {
      const { requests, accepted } = mockAmplitude(({ items }) => {
        const index = numbersOf(items).findIndex((number) => culprits.has(number))
        return index < 0 ? undefined : answers.invalid(index)
      })
      const events = calls(1000, () => ({ properties: { text: 'x'.repeat(size) } }))
      const statuses = statusesOf(await batch('logEvent', events, { use_batch_endpoint }))

      const once = bytesOf(requests.slice(0, 1)) * (use_batch_endpoint ? 1 : 2)
      expect(bytesOf(requests)).toBeLessThanOrEqual(9 * once)
      expect(requests.length).toBeLessThanOrEqual(258)
      const count = (status: number) => statuses.filter((other) => other === status).length
      expect(numbersOf(accepted)).toEqual(range(1000).filter((number) => statuses[number] === 200))
      for (const number of range(1000)) expect([culprits.has(number) ? 400 : 200, 503]).toContain(statuses[number])
      expect(count(400)).toBeGreaterThan(100)
      expect(count(200)).toBeGreaterThan(300)
    }
  )

  it('is worked off by sending again what was left', async () => {
    mockAmplitude(({ items }) => {
      const index = numbersOf(items).findIndex((number) => culprits.has(number))
      return index < 0 ? undefined : answers.invalid(index)
    })
    let left = calls(1000)
    let tries = 0
    for (; left.length > 0 && tries < 10; tries++) {
      const statuses = statusesOf(await batch('logEvent', left))
      left = left.filter((_, index) => statuses[index] === 503)
    }
    expect(left).toEqual([])
    expect(tries).toBeLessThanOrEqual(3)
  })
})

describe('A request of which events are named one by one (B11)', () => {
  it('is sent again whole after the first, and in ever smaller parts from the second on', async () => {
    const culprits = [0, 1]
    const { requests } = mockAmplitude(({ items }) => {
      const index = numbersOf(items).findIndex((number) => culprits.includes(number))
      return index < 0 ? undefined : answers.invalid(index)
    })
    await batch('logEvent', calls(10))
    expect(requests.map(({ items }) => items.length)).toEqual([10, 9, 4, 4])
  })

  it('does not keep the next request of the batch from going out', async () => {
    const { accepted } = mockAmplitude(({ items }) =>
      numbersOf(items).every((number) => number < 1990) ? answers.invalid(0) : undefined
    )
    const statuses = statusesOf(await batch('logEvent', calls(2500)))
    expect(statuses.slice(1999)).toEqual(new Array(501).fill(200))
    expect(accepted.length).toBeGreaterThanOrEqual(501)
  })
})

describe('Requests that are not answered in time (B11)', () => {
  const late = () =>
    nock('https://api2.amplitude.com').post('/2/httpapi').replyWithError({ code: 'ETIMEDOUT', message: 'too late' })
  const inTime = () =>
    nock('https://api2.amplitude.com').post('/2/httpapi').reply(200, { code: 200, events_ingested: 2 })

  it('end the delivery when they are two: the rest is reported unsent, to be sent again', async () => {
    late()
    inTime()
    late()
    inTime()
    const results = await batch('logEvent', largeCalls(8))
    expect(statusesOf(results)).toEqual([408, 408, 200, 200, 408, 408, 503, 503])
    expect(results[6]).toMatchObject({
      errorreporter: 'INTEGRATIONS',
      errormessage: expect.stringMatching(/not answer.*in time.*not sent.*again/)
    })
    expect(nock.pendingMocks()).toHaveLength(1)
  })

  it('do so for all the options with which the events of a batch go out', async () => {
    late()
    late()
    inTime()
    const events = calls(3, (number) => ({ properties: { minimum: number + 3 } }))
    const results = await batch('logEvent', events, { min_id_length: { '@path': '$.properties.minimum' } })
    expect(statusesOf(results)).toEqual([408, 408, 503])
  })
})
