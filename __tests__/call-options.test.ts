import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const NAMES = ['Actions Amplitude', 'Amplitude']

const withOptions = (options: unknown, name = 'Amplitude') => ({ integrations: { [name]: options } })

/** The event of a call that carries options for the classic destination. */
async function eventOf(options: unknown, rest: Record<string, unknown> = {}, mapping = {}): Promise<any> {
  const { events } = await eitherWay('logEvent', { ...rest, ...withOptions(options) }, mapping)
  expect(events).toHaveLength(1)
  return events[0]
}

describe('An option for the classic destination (C4a)', () => {
  it.each([
    ['event_id', 7, 7],
    ['event_id', '7', 7],
    ['event_id', 0, 0],
    ['event_id', -1, -1],
    ['groups', { org: 'Acme' }, { org: 'Acme' }],
    ['session_id', '1577871000', 1577871000000],
    ['session_id', '2020-01-01T09:30:00Z', 1577871000000],
    ['session_id', 0, 0]
  ])('is read: %s as %j', async (name, given, sent) => {
    expect((await eventOf({ [name]: given }))[name]).toEqual(sent)
  })

  it.each([true, 'true', 1, '1'])('takes an event out of its session by %j', async (outOfSession) => {
    expect((await eventOf({ outOfSession, session_id: 1577871000 })).session_id).toBe(-1)
  })

  it.each([false, 'false', 0, '0'])('leaves an event in its session by %j', async (outOfSession) => {
    expect((await eventOf({ outOfSession, session_id: 1577871000 })).session_id).toBe(1577871000000)
  })

  it('gives way to what is mapped', async () => {
    const mapping = { event_id: { '@path': '$.properties.number' } }
    expect((await eventOf({ event_id: 7 }, { properties: { number: 9 } }, mapping)).event_id).toBe(9)
  })

  it.each([{}, { number: null }, { number: '' }])(
    'counts where what is mapped holds nothing: %j',
    async (properties) => {
      const mapping = { event_id: { '@path': '$.properties.number' } }
      expect((await eventOf({ event_id: 7 }, { properties }, mapping)).event_id).toBe(7)
    }
  )

  it('does not count where the integrations object is not mapped', async () => {
    const options = { event_id: 7, session_id: 1577871000, groups: { org: 'Acme' } }
    const event = await eventOf(options, {}, { integrations: null })
    expect(event).not.toHaveProperty('event_id')
    expect(event).not.toHaveProperty('session_id')
    expect(event).not.toHaveProperty('groups')
  })

  it('is none that every object has', async () => {
    expect(await eventOf(Object.create({ event_id: 7 }))).not.toHaveProperty('event_id')
  })

  it('has no say in the groups of a group call', async () => {
    const { events } = await eitherWay('groupIdentify', {
      ...withOptions({ groups: { org: 'no' } }),
      groupId: 'group-1'
    })
    expect(events[0].groups).toEqual({ '[Segment] Group': 'group-1' })
  })
})

describe('The spelling of an option (C4a)', () => {
  const SPELLINGS: Array<[key: string, sent: unknown, spellings: string[], given: unknown]> = [
    [
      'session_id',
      1577871000000,
      ['session_id', 'sessionId', 'sessionID', 'SESSION_ID', 'session-id', 'Session Id'],
      1577871000
    ],
    ['session_id', -1, ['outOfSession', 'out_of_session', 'OutOfSession', 'out-of-session', 'Out Of Session'], true],
    ['event_id', 7, ['event_id', 'eventId', 'EventID', 'event-id', 'event id'], 7],
    ['groups', { org: 'Acme' }, ['groups', 'Groups', 'GROUPS'], { org: 'Acme' }]
  ]

  it.each(
    SPELLINGS.flatMap(([key, sent, spellings, given]) =>
      spellings.flatMap((spelling) => NAMES.map((name) => [spelling, name, key, sent, given] as const))
    )
  )('may be %s under %s', async (spelling, name, key, sent, given) => {
    const { events } = await eitherWay('logEvent', withOptions({ [spelling]: given }, name))
    expect(events).toMatchObject([{ [key]: sent }])
  })

  it.each(['unmap', 'Unmap', 'UNMAP', 'un_map'])('may be %s on an alias call', async (spelling) => {
    const { requests } = await eitherWay('mapUser', { ...withOptions({ [spelling]: 'a-user' }), previousId: 'b-user' })
    expect(requests.map(({ body }) => body.mapping as unknown)).toEqual([[{ user_id: 'a-user', unmap: true }]])
  })

  it('is its own name first, where there are two', async () => {
    expect((await eventOf({ sessionId: 1577871000, session_id: 1577872000 })).session_id).toBe(1577872000000)
  })

  it.each([null, '', undefined])('is the other one where its own name holds %j', async (nothing) => {
    expect((await eventOf({ session_id: nothing, sessionId: 1577871000 })).session_id).toBe(1577871000000)
  })

  it.each(['sess', 'session', 'my_session_id', 'sessionIds', 'ſession_id', ''])('is not %j', async (name) => {
    expect(await eventOf({ [name]: 1577871000 })).not.toHaveProperty('session_id')
  })
})

describe('Options for both destinations (C4a)', () => {
  const integrations = (own: unknown, classic: unknown) => ({ 'Actions Amplitude': own, Amplitude: classic })

  it.each([
    ['event_id', 1, 2, { event_id: 1 }],
    ['session_id', 1577871000, 1577872000, { session_id: 1577871000000 }],
    ['groups', { org: 'new' }, { org: 'old' }, { groups: { org: 'new' } }]
  ])('are read for this one first: %s', async (name, own, classic, expected) => {
    const { events } = await eitherWay('logEvent', { integrations: integrations({ [name]: own }, { [name]: classic }) })
    expect(events).toMatchObject([expected])
  })

  it.each([undefined, null, '', true, false, [], 'text', {}, { session_id: '' }, { session_id: null }, { other: 1 }])(
    'are read for the classic one where this one has %j',
    async (own) => {
      const call = { integrations: integrations(own, { sessionId: 1577871000 }) }
      const { events } = await eitherWay('logEvent', call)
      expect(events).toMatchObject([{ session_id: 1577871000000 }])
    }
  )
})

describe('An option that only describes and cannot be what it means (V1)', () => {
  const WRONG: Array<[name: string, value: unknown]> = [
    ['outOfSession', 'yes'],
    ['outOfSession', {}],
    ['outOfSession', 2],
    ['outOfSession', -1],
    ['outOfSession', []],
    ['groups', 'Acme'],
    ['groups', ['Acme']],
    ['groups', 5],
    ['groups', true],
    ['groups', Infinity],
    ['event_id', 1.5],
    ['event_id', 'seven'],
    ['event_id', ' '],
    ['event_id', {}],
    ['event_id', [7]],
    ['event_id', true],
    ['event_id', Infinity],
    ['event_id', 2 ** 53],
    ['event_id', '9007199254740993'],
    ['event_id', '\ud83d'],
    ['event_id', { valueOf: null, toString: null }]
  ]

  it.each(WRONG)('is left out, and the event is sent: %s as %j', async (name, value) => {
    for (const destination of NAMES) {
      const { events } = await eitherWay('logEvent', withOptions({ [name]: value }, destination))
      expect(events).toHaveLength(1)
      for (const key of ['event_id', 'session_id', 'groups']) expect(events[0]).not.toHaveProperty(key)
    }
  })

  it('leaves the session where it was', async () => {
    expect((await eventOf({ outOfSession: 'yes', session_id: 1577871000 })).session_id).toBe(1577871000000)
  })

  it('is left out as well where it is mapped', async () => {
    const properties = { number: 'seven', flag: 'maybe' }
    const mapping = { event_id: { '@path': '$.properties.number' }, outOfSession: { '@path': '$.properties.flag' } }
    const { events } = await eitherWay('logEvent', { properties }, mapping)
    expect(events).toHaveLength(1)
    expect(events[0]).not.toHaveProperty('event_id')
    expect(events[0]).not.toHaveProperty('session_id')
  })
})

describe('An option that identifies or dates and cannot be what it means (C4)', () => {
  it.each<unknown>([{}, ['1577871000'], [], true, false, { toString: 1 }, { valueOf: null, toString: null }])(
    'rejects the event for good, and no other of the batch, where the session is %j',
    async (value) => {
      for (const spelling of ['session_id', 'sessionId']) {
        const call = withOptions({ [spelling]: value })
        const { message } = await eitherWay('logEvent', call)
        const held = JSON.stringify(value)
        expect(message).toContain(`The option integrations.Amplitude.${spelling} is ${held}, and must be a date`)
        expect(message).toMatch(/Correct it in the call, or map session_id/)
        const { statuses, results, events } = await sendBatch('logEvent', [{ event: 'A' }, call, { event: 'B' }])
        expect(statuses).toEqual([200, 400, 200])
        expect(results[1]).toMatchObject({ errortype: 'PAYLOAD_VALIDATION_FAILED', errorreporter: 'INTEGRATIONS' })
        expect(events.map(({ event_type }) => event_type as string)).toEqual(['A', 'B'])
      }
    }
  )

  it.each(NAMES)('rejects a session that is text and no time, for %s', async (name) => {
    for (const spelling of ['session_id', 'sessionId']) {
      const { message } = await eitherWay('logEvent', withOptions({ [spelling]: 'sess-abc' }, name))
      expect(message).toMatch(/session_id "sess-abc" is no point in time/)
    }
  })

  it.each<unknown>([{}, ['user-1234'], true, { toString: 1 }, 2 ** 64])(
    'rejects an alias call whose user to unmap is %j',
    async (unmap) => {
      const call = { ...withOptions({ unmap }), previousId: 'a-user', userId: 'b-user' }
      const { message, requests } = await eitherWay('mapUser', call)
      expect(requests).toEqual([])
      expect(message).toContain(
        `The option integrations.Amplitude.unmap is ${JSON.stringify(unmap)}, and must be a user id`
      )
    }
  )
})
