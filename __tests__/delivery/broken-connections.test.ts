import { RequestTimeoutError } from '@segment/actions-core'
import nock from 'nock'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { settings } from '../support/sent'
import { batch, call, calls, largeCalls, numbersOf, single } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const amplitude = () => nock('https://api2.amplitude.com')

const BROKEN: [what: string, error: string | object, expected: number][] = [
  ['is reset', { code: 'ECONNRESET', message: 'socket hang up' }, 502],
  ['is refused', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, 502],
  ['finds no such host', { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND' }, 502],
  ['breaks without a code', 'something broke', 502],
  ['times out', { code: 'ETIMEDOUT', message: 'connect ETIMEDOUT' }, 408]
]

describe.each(BROKEN)('When the connection %s (B3)', (_what, error, expected) => {
  it(`each event of a batch has the status ${expected}, to be sent again`, async () => {
    amplitude().persist().post('/2/httpapi').replyWithError(error)
    const results = await batch('logEvent', calls(3))
    expect(statusesOf(results)).toEqual([expected, expected, expected])
    for (const { errormessage } of results) expect(errormessage).toMatch(/again/)
  })

  it(`a single call throws a RetryableError with the status ${expected}`, async () => {
    amplitude().post('/2/httpapi').replyWithError(error)
    expect(await single('logEvent', call(0))).toMatchObject({ name: 'RetryableError', status: expected })
  })

  it('the other requests of the batch are still made', async () => {
    amplitude().post('/2/httpapi').replyWithError(error)
    amplitude().post('/2/httpapi').reply(200, { code: 200, events_ingested: 1 })
    expect(statusesOf(await batch('logEvent', largeCalls(3)))).toEqual([expected, expected, 200])
  })
})

describe('A connection that breaks after events were taken out (B3)', () => {
  it('fails the rest only, to be sent again', async () => {
    const named = { code: 400, error: 'Invalid', events_with_invalid_fields: { time: [1] } }
    const seen: number[][] = []
    amplitude()
      .post('/2/httpapi', (body) => seen.push(numbersOf(body.events)) > 0)
      .reply(400, named)
    amplitude().post('/2/httpapi').replyWithError({ code: 'ECONNRESET', message: 'socket hang up' })
    expect(statusesOf(await batch('logEvent', calls(3)))).toEqual([502, 400, 502])
    expect(seen[0]).toEqual([0, 1, 2])
  })
})

describe('A request that the framework gives up on (B3)', () => {
  const events = [{ event_type: 'Tested', user_id: 'user-1234' }]
  const channel = ingestionChannel(settings, { batch: false })
  const outcomeOf = (request: () => Promise<never>) => deliver(request, settings, channel, events)

  it('because it took too long is a 408', async () => {
    expect(statusesOf(await outcomeOf(() => Promise.reject(new RequestTimeoutError())))).toEqual([408])
  })

  it('because the batch was called off is a 408', async () => {
    const aborted = Object.assign(new Error('Request was aborted'), { code: 'REQUESTCLIENTERROR', status: 408 })
    expect(statusesOf(await outcomeOf(() => Promise.reject(aborted)))).toEqual([408])
  })

  it('never is given up on by the destination itself, within a minute, as a 408', async () => {
    jest.useFakeTimers('modern')
    try {
      const outcomes = outcomeOf(() => new Promise<never>(() => undefined))
      jest.advanceTimersByTime(60_000)
      expect(statusesOf(await outcomes)).toEqual([408])
    } finally {
      jest.useRealTimers()
    }
  })

  it('for a reason that is no Error is a failure to be sent again all the same', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    expect(statusesOf(await outcomeOf(() => Promise.reject('no reason')))).toEqual([502])
  })
})
