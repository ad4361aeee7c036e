import nock from 'nock'
import { toMilliseconds } from '../src/events/milliseconds'
import { sendBatch } from './support/send-batch'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('When it happened (C3)', () => {
  it.each(ACTIONS)('%s sends the timestamp in milliseconds', async (action) => {
    const [event] = await eventsOf(action, { timestamp: '2026-01-31T12:00:00.000Z', groupId: 'group-1' })
    expect(event.time).toBe(1769860800000)
  })

  it.each([
    ['in another zone', '2026-01-31T14:00:00.000+02:00', 1769860800000],
    ['with milliseconds', '2026-01-31T12:00:00.123Z', 1769860800123],
    ['with nanoseconds', '2026-01-31T12:00:00.123456789Z', 1769860800123],
    ['without seconds', '2026-01-31T12:00Z', 1769860800000],
    ['without a zone, which means UTC', '2026-01-31T12:00:00', 1769860800000],
    ['that is a day, which begins in UTC', '2026-01-31', 1769817600000],
    ['at the epoch', '1970-01-01T00:00:00.000Z', 0],
    ['before the epoch', '1969-12-31T23:59:59.000Z', -1000],
    ['of the year 9999', '9999-12-31T23:59:59.999Z', 253402300799999],
    ['in seconds', 1769860800, 1769860800000],
    ['in seconds, as text', '1769860800', 1769860800000],
    ['in milliseconds', 1769860800000, 1769860800000],
    ['in milliseconds, as text', '1769860800000', 1769860800000],
    ['just below the border of seconds and milliseconds', 99999999999, 99999999999000],
    ['on the border of seconds and milliseconds', 100000000000, 100000000000],
    ['that is a day in digits alone', '20260131', 1769817600000],
    ['that is a day in digits alone, as a number', 20260131, 1769817600000],
    ['that is a day and a time of day in digits alone', '20260131120000', 1769860800000],
    ['with slashes', '2026/01/31 12:00', 1769860800000],
    ['in words, without a zone', 'January 31, 2026 12:00', 1769860800000],
    ['in words, with a zone', 'Sat, 31 Jan 2026 12:00:00 GMT', 1769860800000],
    ['as JavaScript writes it', 'Sat Jan 31 2026 13:00:00 GMT+0100 (Central European Standard Time)', 1769860800000],
    ['on February 29 of a leap year', '2028-02-29T00:00:00Z', 1835395200000],
    ['whose day and month can be told apart', '01/31/2026 12:00', 1769860800000],
    ['whose day and month are the same', '01/01/2026', 1767225600000],
    ['with the name of its zone behind it', '2026-01-31T12:00:00Z (UTC)', 1769860800000],
    ['with spaces around it', ' 2026-01-31T12:00:00Z ', 1769860800000]
  ])('takes a time %s', async (_, timestamp, time) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(event.time).toBe(time)
  })

  it.each([
    ['1900-01-01T00:00:00.000Z', -2208988800000],
    [100_000_000, 100_000_000_000],
    ['100000000', 100_000_000_000]
  ])('is as early as %j, and no earlier', (first, milliseconds) => {
    expect(toMilliseconds(first, 'timestamp')).toBe(milliseconds)
  })

  it.each(['1899-12-31T23:59:59.999Z', 99_999_999, '99999999'])('is not %j', (value) => {
    expect(() => toMilliseconds(value, 'timestamp')).toThrow(/is no point in time/)
  })

  it.each([1769860800.25, '1769860800.25', 1769860800000.4])('sends whole milliseconds of %j', async (timestamp) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(Number.isInteger(event.time)).toBe(true)
  })

  it.each([undefined, null, ''])('leaves the time to Amplitude where the timestamp is %j', async (timestamp) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(event).not.toHaveProperty('time')
  })

  it.each([
    'yesterday evening',
    'session 12',
    'session 2026',
    '12:00',
    '0x10',
    '1e12',
    'Infinity',
    'NaN',
    '1769860800000000',
    1769860800000000,
    '20260231',
    '20261301',
    '20260131250000',
    '12345678',
    '2026-02-31',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-99-99 12:00',
    '2026/04/31',
    '10000-01-01T00:00:00Z',
    '2026',
    2026,
    -1,
    '01/02/2026',
    '2.1.2026',
    'Feb 31, 2026',
    '2026-01-31 25:00',
    '2026-01T12:00',
    '2026-(1-31T12:00:00Z',
    '2026-01-3UT12:00:00Z',
    '-',
    '\ud83d',
    true
  ])('rejects %j, which is no point in time, alone and in a batch, and shows it', async (timestamp) => {
    const message = `The time ${JSON.stringify(String(timestamp))} is no point in time.`
    await expect(eventsOf('logEvent', { timestamp })).rejects.toThrow(message)
    const { results, events } = await sendBatch('logEvent', [{ timestamp }, {}])
    expect(results).toMatchObject([{ status: 400, errormessage: expect.stringContaining(message) }, { status: 200 }])
    expect(events).toHaveLength(1)
  })

  it.each([{}, { seconds: 1 }, ['2026-01-31', '2026-02-01']])(
    'rejects %j, which the framework takes for no time',
    async (timestamp) => {
      await expect(eventsOf('logEvent', { timestamp })).rejects.toThrow(/^Timestamp must be a string but it was an/)
    }
  )

  it('names the field and the value of what is no point in time, and says what would be one', () => {
    expect(() => toMilliseconds('2026-99-99T99:99:99Z', 'session_id')).toThrow(
      'The session_id "2026-99-99T99:99:99Z" is no point in time. Map a date such as "2026-01-31T12:00:00Z", or an epoch in seconds (10 digits) or milliseconds (13 digits).'
    )
  })

  it('shows the beginning alone of a huge text that is no point in time', () => {
    expect(() => toMilliseconds('x'.repeat(100_000), 'session_id')).toThrow(
      /^The session_id "x{99}… is no point in time/
    )
  })
})
