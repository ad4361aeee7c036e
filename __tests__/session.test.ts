import nock from 'nock'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']
const NAMES = ['Actions Amplitude', 'Amplitude']

const withOption = (options: Record<string, unknown>) => ({ integrations: { 'Actions Amplitude': options } })

describe('The session (C4)', () => {
  it.each(ACTIONS.flatMap((action) => NAMES.map((name) => [action, name])))(
    '%s reads it from the integrations option of %s',
    async (action, name) => {
      const integrations = { [name]: { session_id: 1577871000000 } }
      const [event] = await eventsOf(action, { integrations, groupId: 'group-1' })
      expect(event.session_id).toBe(1577871000000)
    }
  )

  it.each([
    ['10 digits, which are seconds', 1577871000, 1577871000000],
    ['10 digits as text', '1577871000', 1577871000000],
    ['13 digits', 1577871000000, 1577871000000],
    ['13 digits as text', '1577871000000', 1577871000000],
    ['a date', '2020-01-01T09:30:00.000Z', 1577871000000],
    ['a date in another zone', '2020-01-01T10:30:00.000+01:00', 1577871000000],
    ['-1, which is no session', -1, -1],
    ['-1 as text', '-1', -1],
    ['zero', 0, 0],
    ['the last number that is seconds', 99999999999, 99999999999000],
    ['the first number that is milliseconds', '100000000000', 100000000000]
  ])('takes %s', async (_, session_id, expected) => {
    const [event] = await eventsOf('logEvent', withOption({ session_id }))
    expect(event.session_id).toBe(expected)
  })

  it.each([1577871000.123, '1577871000.123', 1577871000000.7])('is whole milliseconds of %j', async (session_id) => {
    const [event] = await eventsOf('logEvent', withOption({ session_id }))
    expect(Number.isInteger(event.session_id)).toBe(true)
  })

  it.each([{}, { session_id: null }, { session_id: '' }])('is left out with the options %j', async (options) => {
    const [event] = await eventsOf('logEvent', withOption(options))
    expect(event).not.toHaveProperty('session_id')
  })

  it.each([undefined, null, { All: true }, { 'Actions Amplitude': true }, { Amplitude: false }])(
    'is left out with the integrations %j',
    async (integrations) => {
      const [event] = await eventsOf('logEvent', { integrations })
      expect(event).not.toHaveProperty('session_id')
    }
  )

  it('prefers the options of this destination over those of the classic one', async () => {
    const integrations = {
      'Actions Amplitude': { session_id: 1577871000000 },
      Amplitude: { session_id: 1600000000000 }
    }
    const [event] = await eventsOf('logEvent', { integrations })
    expect(event.session_id).toBe(1577871000000)
  })

  it('reads the options of the classic destination where this one is merely switched on', async () => {
    const integrations = { 'Actions Amplitude': true, Amplitude: { session_id: 1600000000000 } }
    const [event] = await eventsOf('logEvent', { integrations })
    expect(event.session_id).toBe(1600000000000)
  })

  it('does not take a text that is no time', async () => {
    await expect(eventsOf('logEvent', withOption({ session_id: 'sess-abc' }))).rejects.toThrow(/session/i)
  })
})

describe('An event out of session (C4)', () => {
  it.each(ACTIONS.flatMap((action) => NAMES.map((name) => [action, name])))(
    '%s has the session -1 by the option of %s, whatever the session id says',
    async (action, name) => {
      const integrations = { [name]: { outOfSession: true, session_id: 1577871000000 } }
      const [event] = await eventsOf(action, { integrations, groupId: 'group-1' })
      expect(event.session_id).toBe(-1)
    }
  )

  it.each([true, 'true'])('has the session -1 without a session id, by %j', async (outOfSession) => {
    const [event] = await eventsOf('logEvent', withOption({ outOfSession }))
    expect(event.session_id).toBe(-1)
  })

  it.each([false, 'false', null, ''])('is not what %j means', async (outOfSession) => {
    const [event] = await eventsOf('logEvent', withOption({ outOfSession, session_id: 1577871000000 }))
    expect(event.session_id).toBe(1577871000000)
  })

  it('wins over the session id of the other options', async () => {
    const integrations = {
      'Actions Amplitude': { session_id: 1577871000000 },
      Amplitude: { outOfSession: true }
    }
    const [event] = await eventsOf('logEvent', { integrations })
    expect(event.session_id).toBe(-1)
  })

  it('is not, where this destination says no and the classic one yes', async () => {
    const integrations = { 'Actions Amplitude': { outOfSession: false }, Amplitude: { outOfSession: true } }
    const [event] = await eventsOf('logEvent', { integrations })
    expect(event).not.toHaveProperty('session_id')
  })

  it('does not say so in the event itself', async () => {
    const [event] = await eventsOf('logEvent', withOption({ outOfSession: true }))
    expect(event).not.toHaveProperty('outOfSession')
  })
})
