import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, eventTypes, sandbox } = migrated()

const REFERRER = 'https://www.example.com/search?q=shoes'
const SOURCES = { referrer: REFERRER, referring_domain: 'www.example.com' }

const context = {
  campaign: { name: 'spring' },
  page: { referrer: REFERRER, search: '?gclid=click-1', url: 'https://shop.example.com/?gclid=click-1' }
}
const page = (own: object = {}) => ({ type: 'page', context, ...own })

const OFF = { trackAllPages: false, trackNamedPages: false, trackCategorizedPages: false }
const named = { ...OFF, trackNamedPages: true }
const categorized = { ...OFF, trackCategorizedPages: true }

const properties = () => sandbox().user('user-1234')?.user_properties

const sent = () => eventTypes()

describe('A page call of which no switch makes an event', () => {
  it.each([
    ['all are off', OFF, page({ name: 'Shoes', category: 'Shop' })],
    ['all are off', OFF, page()],
    ['named and categorized are on, and it has neither', {}, page()],
    ['named and categorized are on, and both are empty', {}, page({ name: '', properties: { category: '' } })],
    [
      'named alone is on, and it has a category only',
      named,
      page({ category: 'Shop', properties: { category: 'Shop' } })
    ],
    ['categorized alone is on, and it has a name only', categorized, page({ name: 'Shoes' })]
  ])('still says where its user comes from, if %s', async (_why, classic, call) => {
    await send({ ...classic, trackGclid: true }, call)
    expect(sent()).toEqual(['$identify'])
    expect(properties()).toEqual({
      ...SOURCES,
      utm_campaign: 'spring',
      gclid: 'click-1',
      initial_referrer: REFERRER,
      initial_referring_domain: 'www.example.com',
      initial_utm_campaign: 'spring',
      initial_gclid: 'click-1'
    })
  })

  it('says no more than that: no traits, no groups, no event', async () => {
    const integrations = { Amplitude: { groups: { sports: 'tennis' }, session_id: 1769860800000 } }
    const call = page({ integrations, traits: { plan: 'pro' }, context: { ...context, traits: { plan: 'pro' } } })
    await send({ trackUtmProperties: false }, call)
    expect(properties()).toEqual({
      ...SOURCES,
      initial_referrer: REFERRER,
      initial_referring_domain: 'www.example.com'
    })
    expect(sandbox().user('user-1234')?.groups).toEqual({})
    expect(sent()).toEqual(['$identify'])
  })

  it.each([
    ['nothing', {}],
    ['an empty referrer', { page: { referrer: '' } }],
    ['no referrer', { page: { title: 'Shoes', search: '?size=42' } }]
  ])('sends nothing, if it says %s', async (_what, own) => {
    await send({}, { type: 'page', context: own })
    expect(sent()).toEqual([])
  })

  it.each([
    ['a campaign and an empty referrer', { campaign: { name: 'spring' }, page: { referrer: '' } }, 'utm_campaign'],
    ['a campaign alone', { campaign: { name: 'spring' } }, 'utm_campaign'],
    ['a referrer alone', { page: { referrer: REFERRER } }, 'referrer']
  ])('is sent, if it says %s', async (_what, own, property) => {
    await send({}, { type: 'page', context: own })
    expect(sent()).toEqual(['$identify'])
    expect(properties()).toHaveProperty(property)
  })

  it('with the referrer alone on is sent for that alone', async () => {
    await send({ trackUtmProperties: false }, [
      { type: 'page', context: { campaign: { name: 'spring' } } },
      { type: 'page', messageId: 'message-2', context: { campaign: { name: 'spring' }, page: { referrer: '' } } }
    ])
    expect(sent()).toEqual([])
  })

  it('with campaigns alone on is sent for these alone', async () => {
    await send({ trackReferrer: false }, [
      { type: 'page', context: { page: { referrer: REFERRER } } },
      { type: 'page', messageId: 'message-2', context: { campaign: { name: 'spring' } } }
    ])
    expect(sent()).toEqual(['$identify'])
    expect(properties()).toEqual({ utm_campaign: 'spring', initial_utm_campaign: 'spring' })
  })
})

describe('A page call that becomes an event says it there, and there alone', () => {
  it.each([
    ['all are on', { trackAllPages: true }, page()],
    ['it has a name', named, page({ name: 'Shoes' })],
    ['it has a category among its properties', categorized, page({ properties: { category: 'Shop' } })],
    ['it has a category beside its properties, as from a server', categorized, page({ category: 'Shop' })],
    ['it has a category beside its properties, and named is on too', {}, page({ category: 'Shop' })]
  ])('if %s', async (_why, classic, call) => {
    await send({ ...classic, trackGclid: true }, call)
    expect(sent()).toHaveLength(1)
    expect(sent()).not.toContain('$identify')
    expect(properties()).toMatchObject({ referrer: REFERRER, utm_campaign: 'spring', gclid: 'click-1' })
  })
})

it.each([
  ['nothing of it is recorded', { trackReferrer: false, trackUtmProperties: false }, {}],
  ['every page is an event', { trackAllPages: true }, {}],
  ['the source is a phone', {}, { deviceMode: 'ios' as const }]
])('There is no such subscription, if %s', (_why, classic, options) => {
  const { subscriptions } = migrate(classic, options)
  expect(subscriptions.map(({ name }) => name)).not.toContain('Page Calls without an Event')
})

it('A screen without an event says nothing of it, as it has no page', async () => {
  await send({}, { type: 'screen', context })
  expect(sent()).toEqual([])
})
