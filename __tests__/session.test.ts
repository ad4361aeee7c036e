import nock from 'nock'
import { sendBatch } from './support/send-batch'
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
    ['a date in digits alone', '20200101093000', 1577871000000],
    ['a date in words', 'January 1, 2020 09:30', 1577871000000],
    ['-1 with spaces around it', ' -1 ', -1],
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

  it.each(['session_id', 'sessionId', 'SessionId', 'session-id', 'Session ID', 'sessionID'])(
    'is found under the name %j in the options of the classic destination, alone and in a batch (C4a)',
    async (name) => {
      const call = { integrations: { Amplitude: { [name]: 1577871000 } } }
      const { events } = await sendBatch('logEvent', [call])
      expect(events[0].session_id).toBe(1577871000000)
      expect((await eventsOf('logEvent', call))[0].session_id).toBe(1577871000000)
    }
  )

  it.each(['session', 'sid', 'session_id_2', 'my session id'])('is not found under the name %j', async (name) => {
    const [event] = await eventsOf('logEvent', { integrations: { Amplitude: { [name]: 1577871000 } } })
    expect(event).not.toHaveProperty('session_id')
  })

  it('takes the option of the exact name before one of another spelling', async () => {
    const options = { sessionId: 1600000000, session_id: 1577871000 }
    const [event] = await eventsOf('logEvent', { integrations: { Amplitude: options } })
    expect(event.session_id).toBe(1577871000000)
  })

  it('is what is mapped to its field, before any option', async () => {
    const call = { ...withOption({ session_id: 1577871000 }), properties: { session: '1600000000' } }
    const [event] = await eventsOf('logEvent', call, { session_id: { '@path': '$.properties.session' } })
    expect(event.session_id).toBe(1600000000000)
  })

  const NO_TIMES = [
    'sess-abc',
    'session 12',
    '550e8400-e29b-41d4-a716-446655440000',
    '1577871000000000',
    '0x10',
    '-',
    ' '
  ]

  it.each(ACTIONS.flatMap((action) => NAMES.flatMap((name) => NO_TIMES.map((value) => [action, name, value]))))(
    '%s rejects a session id of %s that is no time, %j, with our message, alone and in a batch',
    async (action, name, session_id) => {
      const bad = { groupId: 'group-1', integrations: { [name]: { session_id } } }
      const message = `The session_id ${JSON.stringify(
        session_id
      )} is no point in time. Map a date such as "2026-01-31T12:00:00Z", or an epoch in seconds (10 digits) or milliseconds (13 digits), or -1 for no session.`
      await expect(eventsOf(action, bad)).rejects.toMatchObject({
        status: 400,
        message: expect.stringContaining(message)
      })
      const { results } = await sendBatch(action, [bad, { groupId: 'group-1' }])
      expect(results).toMatchObject([{ status: 400, errormessage: expect.stringContaining(message) }, { status: 200 }])
    }
  )

  it.each([true, { start: 1577871000 }, [1577871000, 2], [], {}])(
    'rejects an option that is neither number nor text, %j, with the place in which it stands, alone and in a batch',
    async (session_id) => {
      const bad = { integrations: { Amplitude: { sessionId: session_id } } }
      const message = `The option integrations.Amplitude.sessionId is ${JSON.stringify(session_id)}, and must be a date`
      await expect(eventsOf('logEvent', bad)).rejects.toThrow(message)
      const { results } = await sendBatch('logEvent', [bad, {}])
      expect(results).toMatchObject([{ status: 400, errormessage: expect.stringContaining(message) }, { status: 200 }])
    }
  )

  it.each(['-1577871000', -1577871000000, '1969-12-31T00:00:00Z'])(
    'rejects %j, which lies before the epoch',
    async (session_id) => {
      await expect(eventsOf('logEvent', withOption({ session_id }))).rejects.toThrow(
        `The session_id ${JSON.stringify(session_id)} lies before 1970`
      )
    }
  )
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

  it.each([true, 'true', 1, '1'])('has the session -1 without a session id, by %j', async (outOfSession) => {
    const [event] = await eventsOf('logEvent', withOption({ outOfSession }))
    expect(event.session_id).toBe(-1)
  })

  // What is neither yes nor no only describes, and is left out (V1).
  it.each([false, 'false', 0, '0', null, '', 'maybe', 7, {}, ['true']])(
    'is not what %j means',
    async (outOfSession) => {
      const [event] = await eventsOf('logEvent', withOption({ outOfSession, session_id: 1577871000000 }))
      expect(event.session_id).toBe(1577871000000)
    }
  )

  it.each(['out_of_session', 'OutOfSession', 'outofsession'])('is told by the option %j too (C4a)', async (name) => {
    const [event] = await eventsOf('logEvent', { integrations: { Amplitude: { [name]: true } } })
    expect(event.session_id).toBe(-1)
  })

  it('has the session -1 although its session id is no time', async () => {
    const { events } = await sendBatch('logEvent', [withOption({ outOfSession: true, session_id: 'sess-abc' })])
    expect(events[0].session_id).toBe(-1)
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
