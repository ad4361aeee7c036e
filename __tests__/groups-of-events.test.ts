import nock from 'nock'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const NAMES = ['Actions Amplitude', 'Amplitude']
const withGroups = (groups: unknown) => ({ integrations: { Amplitude: { groups } } })

describe('The groups of an event (C11)', () => {
  it.each(['logEvent', 'logPage', 'logPurchase'].flatMap((action) => NAMES.map((name) => [action, name])))(
    '%s reads them from the integrations option of %s',
    async (action, name) => {
      const [event] = await eventsOf(action, { integrations: { [name]: { groups: { org: 'Acme' } } } })
      expect(event.groups).toEqual({ org: 'Acme' })
      expect(event.event_type).not.toBe('$identify')
    }
  )

  it.each(NAMES)('make the user a lasting member on identify, by the option of %s', async (name) => {
    const events = await eventsOf('identifyUser', { integrations: { [name]: { groups: { org: 'Acme' } } } })
    expect(events).toMatchObject([{ event_type: '$identify', groups: { org: 'Acme' } }])
  })

  it.each([
    ['lists', { org: ['Acme', 'Globex'] }],
    ['several types', { org: 'Acme', plan: 'Pro' }],
    ['any script', { Größe: '大' }],
    ['names that JavaScript knows', { constructor: 'Acme', toString: 'x' }],
    ['very long values', { org: 'x'.repeat(10_000) }]
  ])('may have %s', async (_, groups) => {
    const [event] = await eventsOf('logEvent', withGroups(groups))
    expect(event.groups).toEqual(groups)
  })

  it('prefer the options of this destination over those of the classic one', async () => {
    const integrations = { 'Actions Amplitude': { groups: { org: 'new' } }, Amplitude: { groups: { org: 'old' } } }
    const [event] = await eventsOf('logEvent', { integrations })
    expect(event.groups).toEqual({ org: 'new' })
  })

  it.each([undefined, null, {}, '', 'Acme', ['Acme'], [], 5, true, Infinity, '\ud83d'])(
    'are left out where they are %j, and the event is sent',
    async (groups) => {
      const { events } = await eitherWay('logEvent', withGroups(groups))
      expect(events).toHaveLength(1)
      expect(events[0]).not.toHaveProperty('groups')
    }
  )

  it.each([
    ['numbers, which become text', { org: 15, team: 0, rank: -1.5 }, { org: '15', team: '0', rank: '-1.5' }],
    ['booleans, which become text', { beta: true, org: false }, { beta: 'true', org: 'false' }],
    ['lists of numbers', { org: [1, 2] }, { org: ['1', '2'] }],
    [
      'in a list what is no name, which is left out',
      { org: ['Acme', null, '', {}, [], ['x'], Infinity, '\ud83d', 7] },
      { org: ['Acme', '7'] }
    ],
    ['a type that has none', { org: 'Acme', team: null, plan: '', rank: {}, club: [], x: [null] }, { org: 'Acme' }],
    ['a type that is none', { org: 'Acme', '': 'x', '\ud83d': 'y' }, { org: 'Acme' }]
  ])('may have %s', async (_, groups, expected) => {
    const { events } = await eitherWay('logEvent', withGroups(groups))
    expect(events).toMatchObject([{ groups: expected }])
    expect(events[0].groups).toEqual(expected)
  })

  it('do not pollute anything by a type named __proto__', async () => {
    const groups: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "org": "Acme"}')
    const [event] = await eventsOf('logEvent', withGroups(groups))
    expect(event.groups).toMatchObject({ org: 'Acme' })
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([undefined, null, ''])('count as the call has them where the mapping is %j', async (groups) => {
    const { events } = await eitherWay('logEvent', withGroups({ org: 'Acme' }), groups === undefined ? {} : { groups })
    expect(events).toMatchObject([{ groups: { org: 'Acme' } }])
  })

  it('reject the event where text is mapped, which the framework refuses as an object', async () => {
    const call = { properties: { company: 'Acme' } }
    const { message } = await eitherWay('logEvent', call, { groups: { '@path': '$.properties.company' } })
    expect(message).toMatch(/Groups must be an object/)
  })

  it('can be mapped from elsewhere', async () => {
    const [event] = await eventsOf(
      'logEvent',
      { properties: { company: 'Acme' } },
      { groups: { org: { '@path': '$.properties.company' } } }
    )
    expect(event.groups).toEqual({ org: 'Acme' })
  })
})

describe('The groups of a user (C11)', () => {
  const identify = (groups: unknown, traits?: object) => ({ type: 'identify', traits, ...withGroups(groups) })

  it.each([
    ['a group', { org: 'Acme' }],
    ['several of one type', { org: ['Acme', 'Globex'] }],
    ['several types', { org: 'Acme', team: ['Blue', 'Red'] }],
    ['any script', { Größe: '大' }]
  ])('become user properties of the same names: %s', async (_, groups) => {
    const { events } = await eitherWay('identifyUser', identify(groups))
    expect(events).toMatchObject([{ event_type: '$identify', groups }])
    expect(events[0].user_properties).toEqual(groups)
  })

  it('become text there, too', async () => {
    const { events } = await eitherWay('identifyUser', identify({ org: 15, team: [1, null] }))
    expect(events[0].user_properties).toEqual({ org: '15', team: ['1'] })
  })

  it('do so where they are mapped', async () => {
    const { events } = await eitherWay('identifyUser', identify({ org: 'Acme' }), { groups: { team: 'Blue' } })
    expect(events[0].groups).toEqual({ team: 'Blue' })
    expect(events[0].user_properties).toEqual({ team: 'Blue' })
  })

  it('stand beside the traits, in $set as soon as there is an operation', async () => {
    const { events } = await eitherWay('identifyUser', identify({ org: 'Acme' }, { plan: 'pro' }))
    expect(events[0].user_properties).toEqual({ org: 'Acme', plan: 'pro' })
    const { events: operated } = await eitherWay('identifyUser', identify({ org: 'Acme' }, { plan: 'pro' }), {
      add: { visits: 1 }
    })
    expect(operated[0].user_properties).toEqual({ $set: { org: 'Acme', plan: 'pro' }, $add: { visits: 1 } })
  })

  it.each(['Other', null, '', 7, ['Other']])('win over a trait of the same name that is %j', async (org) => {
    const { events } = await eitherWay('identifyUser', identify({ org: 'Acme' }, { org }))
    expect(events[0].user_properties).toEqual({ org: 'Acme' })
  })

  it('win over what is set of the same name', async () => {
    const call = identify({ org: 'Acme' }, { $set: { org: 'Other', plan: 'pro' } })
    const { events } = await eitherWay('identifyUser', call, { setAlways: { org: 'Third' } })
    expect(events[0].user_properties).toEqual({ $set: { org: 'Acme', plan: 'pro' } })
  })

  it('leave a property to an operation that has it', async () => {
    const { events } = await eitherWay('identifyUser', identify({ org: 'Acme' }), { setOnce: { org: 'First' } })
    expect(events[0].groups).toEqual({ org: 'Acme' })
    expect(events[0].user_properties).toEqual({ $setOnce: { org: 'First' } })
  })

  it.each(['Acme', ['Acme'], 5, true, {}, { org: {} }])('become nothing where they are %j', async (groups) => {
    const { events } = await eitherWay('identifyUser', identify(groups, { plan: 'pro' }))
    expect(events[0].user_properties).toEqual({ plan: 'pro' })
    expect(events[0]).not.toHaveProperty('groups')
  })

  it.each(['logEvent', 'logPage', 'logPurchase'])('become none of %s, whose groups are its own', async (action) => {
    const { events } = await eitherWay(action, withGroups({ org: 'Acme' }))
    expect(events).toMatchObject([{ groups: { org: 'Acme' } }])
    expect(events[0]).not.toHaveProperty('user_properties')
  })
})

describe('A group type with the name of an operation on user properties (C11)', () => {
  const NAMES = ['$set', '$setOnce', '$add', '$append', '$prepend', '$preInsert', '$postInsert', '$remove', '$unset']

  it.each([...NAMES, '$clearAll'])('is no operation of an identify call: %s', async (type) => {
    const call = { ...withGroups({ [type]: 'Acme', org: 'Globex' }), traits: { plan: 'free' } }
    const [event] = await eventsOf('identifyUser', call)
    expect(event.groups).toEqual({ [type]: 'Acme', org: 'Globex' })
    expect(event.user_properties).toEqual({ plan: 'free', org: 'Globex' })
  })
})
