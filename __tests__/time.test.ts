import nock from 'nock'
import { toMilliseconds } from '../src/events/milliseconds'
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
    ['on the border of seconds and milliseconds', 100000000000, 100000000000]
  ])('takes a time %s', async (_, timestamp, time) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(event.time).toBe(time)
  })

  it.each([1769860800.25, '1769860800.25', 1769860800000.4])('sends whole milliseconds of %j', async (timestamp) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(Number.isInteger(event.time)).toBe(true)
  })

  it.each([undefined, null, ''])('leaves the time to Amplitude where the timestamp is %j', async (timestamp) => {
    const [event] = await eventsOf('logEvent', { timestamp })
    expect(event).not.toHaveProperty('time')
  })

  it.each(['yesterday evening', {}, true])('does not send an event with the time %j', async (timestamp) => {
    await expect(eventsOf('logEvent', { timestamp })).rejects.toThrow(/time/i)
  })

  it('names the field and the value of what is no point in time', () => {
    expect(() => toMilliseconds('2026-99-99T99:99:99Z', 'session_id')).toThrow(
      'The session_id "2026-99-99T99:99:99Z" is no point in time.'
    )
  })

  it('shows the beginning alone of a huge text that is no point in time', () => {
    expect(() => toMilliseconds('x'.repeat(100_000), 'session_id')).toThrow(
      /^The session_id "x{99}… is no point in time/
    )
  })
})
