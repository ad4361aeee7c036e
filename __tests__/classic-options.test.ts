import nock from 'nock'
import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const withClassic = (options: unknown, rest: object = {}) => ({ ...rest, integrations: { Amplitude: options } })

describe('An option for the classic destination', () => {
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
    const [event] = await eventsOf('logEvent', withClassic({ [name]: given }))
    expect(event[name]).toEqual(sent)
  })

  it.each([true, 'true', 1])('takes an event out of its session by %j', async (outOfSession) => {
    const [event] = await eventsOf('logEvent', withClassic({ outOfSession, session_id: 1577871000 }))
    expect(event.session_id).toBe(-1)
  })

  it.each([false, 'false', 0])('leaves an event in its session by %j', async (outOfSession) => {
    const [event] = await eventsOf('logEvent', withClassic({ outOfSession, session_id: 1577871000 }))
    expect(event.session_id).toBe(1577871000000)
  })

  it('gives way to what is mapped', async () => {
    const [event] = await eventsOf('logEvent', withClassic({ event_id: 7 }, { properties: { number: 9 } }), {
      event_id: { '@path': '$.properties.number' }
    })
    expect(event.event_id).toBe(9)
  })

  it('counts where what is mapped is not there', async () => {
    const [event] = await eventsOf('logEvent', withClassic({ event_id: 7 }), {
      event_id: { '@path': '$.properties.number' }
    })
    expect(event.event_id).toBe(7)
  })

  it('does not count where the integrations object is not mapped', async () => {
    const call = withClassic({ event_id: 7, session_id: 1577871000, groups: { org: 'Acme' } })
    const [event] = await eventsOf('logEvent', call, { integrations: null })
    expect(event).not.toHaveProperty('event_id')
    expect(event).not.toHaveProperty('session_id')
    expect(event).not.toHaveProperty('groups')
  })

  it('is none that every object has', async () => {
    const [event] = await eventsOf('logEvent', withClassic(Object.create({ event_id: 7 })))
    expect(event).not.toHaveProperty('event_id')
  })

  it('has no say in the groups of a group call', async () => {
    const [join] = await eventsOf('groupIdentify', withClassic({ groups: 'no groups' }, { groupId: 'group-1' }))
    expect(join.groups).toEqual({ '[Segment] Group': 'group-1' })
  })
})

describe('An option for the classic destination that cannot be what it means', () => {
  const WRONG: Array<[name: string, value: unknown]> = [
    ['session_id', {}],
    ['session_id', ['1577871000']],
    ['session_id', true],
    ['session_id', { toString: 1 }],
    ['outOfSession', 'yes'],
    ['outOfSession', {}],
    ['groups', 'Acme'],
    ['groups', ['Acme']],
    ['groups', 5],
    ['event_id', 1.5],
    ['event_id', 'seven'],
    ['event_id', ' '],
    ['event_id', {}],
    ['event_id', { valueOf: null, toString: null }]
  ]

  it.each(WRONG)('rejects the event, for good, and names the option: %s as %j', async (name, value) => {
    const plain = { event: 'Clicked', userId: 'user-1234' }
    const { results, statuses, requests } = await sendBatch('logEvent', [
      { ...plain, event: 'Before' },
      withClassic({ [name]: value }, plain),
      { ...plain, event: 'After' }
    ])
    expect(statuses).toEqual([200, 400, 200])
    expect(results[1].errormessage).toContain(
      `The option integrations.Amplitude.${name} is ${JSON.stringify(value)}, and must be`
    )
    expect(requests.flatMap(({ body }) => body.events.map((event: any) => event.event_type as string))).toEqual([
      'Before',
      'After'
    ])
  })

  it('rejects a session that is text and no time', async () => {
    const sent = eventsOf('logEvent', withClassic({ session_id: 'sess-abc' }))
    await expect(sent).rejects.toMatchObject({ status: 400, message: expect.stringContaining('"sess-abc"') })
  })

  it('rejects an alias call whose user to unmap is none', async () => {
    const sent = requestsOf(
      'mapUser',
      withClassic({ unmap: ['user-1234'] }, { previousId: 'a-user', userId: 'b-user' })
    )
    await expect(sent).rejects.toMatchObject({ status: 400, message: expect.stringContaining('["user-1234"]') })
  })
})
