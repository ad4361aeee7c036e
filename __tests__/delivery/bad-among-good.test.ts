import nock from 'nock'
import type { MockRequest } from './mock-amplitude'
import { answers, batch, calls, mockAmplitude, numbersOf } from './mock-amplitude'
import { range } from './numbers'

// Batches of thousands take longer than Jest allows by default, where the machine has other work.
jest.setTimeout(30_000)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const NO_IDS = { userId: undefined, anonymousId: undefined }

/** What is wrong with the call of a number that we reject ourselves, and the words that must say so. */
const REJECTED = new Map<number, [differs: Record<string, unknown>, reason: RegExp]>([
  [0, [NO_IDS, /user_id.*device_id/]],
  [77, [NO_IDS, /user_id.*device_id/]],
  [1500, [NO_IDS, /user_id.*device_id/]],
  [11, [{ userId: 'anonymous', anonymousId: undefined }, /user_id.*"anonymous"/]],
  [12, [{ userId: 'NULL', anonymousId: 'NULL' }, /user_id.*"NULL".*device_id.*"NULL"/]],
  [13, [{ userId: ' Unknown ', anonymousId: 'four' }, /user_id.*" Unknown ".*device_id "four"/]],
  [400, [{ userId: '00000000-0000-0000-0000-000000000000', anonymousId: '' }, /user_id.*"00000000-0000/]],
  [401, [{ userId: undefined, anonymousId: 'n/a' }, /device_id.*"n\/a"/]],
  [402, [{ userId: '', anonymousId: 'lmy47d' }, /device_id.*"lmy47d"/]],
  [403, [{ userId: '-1', anonymousId: '0' }, /user_id.*"-1".*device_id.*"0"/]],
  [500, [{ userId: 'u1' }, /user_id.*"u1".*min_id_length/]],
  [501, [{ userId: undefined, anonymousId: 'four' }, /device_id.*"four".*min_id_length/]],
  [1998, [{ userId: 'abcd' }, /user_id.*"abcd".*min_id_length/]],
  [600, [{ event: '   ' }, /event_type/]],
  [601, [{ event: '\t' }, /event_type/]],
  [602, [{ event: '' }, /event_type/]],
  [700, [{ event: '[Amplitude] Start Session' }, /event_type.*Start Session/]],
  [701, [{ event: '[Amplitude] End Session' }, /event_type.*End Session/]],
  [702, [{ event: '[Amplitude] Revenue' }, /event_type.*Revenue/]],
  [703, [{ event: '[Amplitude] Revenue (Verified)' }, /event_type.*Verified/]],
  [704, [{ event: '[Amplitude] Revenue (Unverified)' }, /event_type.*Unverified/]],
  [705, [{ event: ' [Amplitude] Merged User ' }, /event_type.*Merged User/]],
  [800, [NO_IDS, /user_id.*device_id/]],
  [801, [{ userId: 'none', anonymousId: 'none' }, /user_id.*"none"/]],
  [802, [{ userId: 'nil', anonymousId: undefined }, /user_id.*"nil"/]],
  [803, [{ properties: { revenue: '19,99' } }, /revenue "19,99" is no amount/]],
  [1001, [{ integrations: { Amplitude: { session_id: 'sess-abc' } } }, /session_id "sess-abc" is no point in time/]]
])
const NAMED = new Set([1, 300, 301, 302, 999, 1000, 1234, 1600, 1997, 1999])
const NAMELESS = new Set([150, 1002, 1900])
const BAD = new Set([...REJECTED.keys(), ...NAMED, ...NAMELESS])
const GOOD = range(2000).filter((number) => !BAD.has(number))

const mixed = () => calls(2000, (number) => REJECTED.get(number)?.[0] ?? {})

/** Objects to what is bad, one event an answer. */
const object = ({ items }: MockRequest) => {
  const numbers = numbersOf(items)
  const named = numbers.findIndex((number) => NAMED.has(number))
  if (named >= 0) return answers.invalid(named)
  return numbers.some((number) => NAMELESS.has(number)) ? answers.nameless() : undefined
}

describe('A batch of 2,000 events of which 40 are bad (B3, B5)', () => {
  it.each([
    ['HTTP V2', false],
    ['Batch', true]
  ])('costs nobody else anything on the %s API', async (_api, use_batch_endpoint) => {
    expect([BAD.size, GOOD.length]).toEqual([40, 1960])
    const { requests, accepted } = mockAmplitude(object)
    const results = await batch('logEvent', mixed(), { use_batch_endpoint })

    expect(numbersOf(accepted)).toEqual(GOOD)
    expect(results).toHaveLength(2000)
    for (const number of GOOD) expect(results[number].status).toBe(200)
    for (const [number, [, reason]] of REJECTED) {
      expect(results[number]).toMatchObject({
        status: 400,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: expect.stringMatching(reason),
        errorreporter: 'INTEGRATIONS'
      })
    }
    for (const number of NAMED) {
      expect(results[number]).toMatchObject({
        status: 400,
        errormessage: expect.stringMatching(/Invalid field values on some events.*time/),
        errorreporter: 'DESTINATION',
        sent: { event_properties: { number } }
      })
    }
    for (const number of NAMELESS) {
      expect(results[number]).toMatchObject({
        status: 400,
        errormessage: expect.stringContaining('Invalid event JSON'),
        errorreporter: 'DESTINATION',
        sent: { event_properties: { number } }
      })
    }
    // One to begin with, one for each that is named, and twice the halvings of 2,000 for each that is not.
    expect(requests.length).toBeLessThanOrEqual(1 + 10 + 3 * 2 * 11)
  })
})
