import nock from 'nock'
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

  it.each([undefined, null, {}, ''])('are left out where they are %j', async (groups) => {
    const [event] = await eventsOf('logEvent', withGroups(groups))
    expect(event).not.toHaveProperty('groups')
  })

  it('do not pollute anything by a type named __proto__', async () => {
    const groups: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "org": "Acme"}')
    const [event] = await eventsOf('logEvent', withGroups(groups))
    expect(event.groups).toMatchObject({ org: 'Acme' })
    expect({}).not.toHaveProperty('polluted')
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
