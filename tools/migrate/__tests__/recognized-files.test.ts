import { omit } from '@segment/actions-core'
import { migrate } from '../migrate'
import { recognize } from '../recognize'
import { listed, PRESETS, saved, SAVED_MAPPINGS } from './saved'

const one = saved('logEventV2', 'type = "track"')
const idOnly = omit(one, ['actionSlug'])
const metadata = { id: '5f7dd6d21ad74f3842b1fc47', slug: 'actions-amplitude', name: 'Amplitude (Actions)' }
const actions = [{ id: one.actionId, slug: 'logEventV2', name: 'Log Event V2' }]
const classicMetadata = { id: '54521fd525e721e32a72ee91', slug: 'amplitude', name: 'Amplitude' }

describe("Subscriptions as Segment's Public API gives them are recognized", () => {
  it.each([
    ['one alone', one],
    ['in a list', [one]],
    ['in the answer about all of a destination', listed([one])],
    ['in what stands under its data', listed([one]).data],
    ['in the answer about one', { data: { subscription: one } }],
    ['in the answer to a creation', { data: { destinationSubscription: one } }],
    ['in an answer that a tool put into a data of its own', { data: listed([one]) }],
    ['in several answers, one a page', [listed([one])]],
    ['in a destination', { data: { destination: { name: 'Mine', metadata, subscriptions: [one] } } }],
    ['beside a destination', { destination: { metadata }, subscriptions: [one] }],
    [
      'by the id of their action, with the actions beside it',
      { destination: { metadata: { ...metadata, actions } }, subscriptions: [idOnly] }
    ]
  ])('%s', (_where, input) => {
    const { source, subscriptions } = migrate(input)
    expect(source).toBe('saved subscriptions')
    expect(subscriptions).toEqual(migrate([one]).subscriptions)
  })

  it('by the id of their action, with the answer of the catalog', () => {
    const catalog = { data: { destinationMetadata: { ...metadata, actions } } }
    expect(migrate([idOnly], { catalog }).subscriptions).toEqual(migrate([one]).subscriptions)
  })

  it('with the settings of the destination beside them', () => {
    const settings = { apiKey: 'the-api-key', secretKey: 'the-secret-key', endpoint: 'europe', other: 1 }
    const input = { data: { destination: { metadata, settings, subscriptions: [one] } } }
    expect(migrate(input).settings).toEqual({ apiKey: 'the-api-key', secretKey: 'the-secret-key', endpoint: 'europe' })
  })

  it('page by page', () => {
    const [first, second] = [
      listed(PRESETS.slice(0, 3), { next: 'Mw==' }),
      listed(PRESETS.slice(3), { previous: 'MA==' })
    ]
    expect(migrate([first, second]).subscriptions).toEqual(migrate(listed(PRESETS)).subscriptions)
    expect(migrate([first, second]).report[0].key).toBe('logEventV2')
  })

  it('and so are further pages that are missing', () => {
    const { report } = migrate(listed([one], { next: 'Mw==' }))
    expect(report[0]).toMatchObject({ key: 'pagination', outcome: 'needs a person' })
    expect(report[0].what).toContain('Ask for the others too')
  })

  it('and so are rows of a Reverse ETL model', () => {
    const { report } = migrate([{ ...one, modelId: 'model' }])
    expect(report[0].todo).toEqual([expect.stringContaining('Reverse ETL model')])
  })
})

describe('A mapping is recognized', () => {
  it.each(Object.entries(SAVED_MAPPINGS).filter(([action]) => action !== 'sessionId'))('of %s', (action, mapping) => {
    const { source, subscriptions, report } = migrate(mapping)
    const [{ action: expected, mapping: renewed }] = migrate([
      saved(action as 'logEvent', 'type = "track"')
    ]).subscriptions
    expect(source).toBe('mapping')
    expect(subscriptions).toMatchObject([{ action: expected, mapping: renewed }])
    expect(report[0]).toMatchObject({ outcome: 'needs a person', todo: [expect.stringContaining('Set the trigger')] })
  })

  it.each([
    [{ event_type: 'Signed Up' }, 'logEvent'],
    [{ event_type: { '@path': '$.event' }, traitsToIncrement: ['logins'] }, 'logEvent'],
    [{ trackAllPages: { '@literal': true }, page_name: { '@path': '$.name' } }, 'logPage'],
    [{ user_id: { '@path': '$.userId' }, user_properties: {} }, 'identifyUser']
  ])('by its fields: %j is one of %s', (mapping, action) => {
    expect(migrate(mapping).subscriptions[0].action).toBe(action)
  })

  it('of the action that is said', () => {
    const [subscription] = migrate({ event_type: 'Sold' }, { action: 'logPurchase' }).subscriptions
    expect(subscription).toMatchObject({
      action: 'logPurchase',
      trigger: 'type = "track" and (event = "Order Completed" or event = "Completed Order")'
    })
  })

  it.each([
    [{ user_id: { '@path': '$.userId' } }, undefined, 'The fields of the mapping do not tell its action.'],
    [{ event_type: 'Sold' }, 'logSale', 'There is no action logSale.']
  ])('and asked for its action where that is not known: %j as %j', (mapping, action, message) => {
    expect(() => migrate(mapping, { action })).toThrow(message)
  })
})

describe('Classic settings are recognized', () => {
  it.each([
    ['by names that are fields, too', { trackAllPages: true, traitsToIncrement: ['logins'] }],
    ['whatever their values look like', { mapQueryParams: { '@path': 'user_properties' } }],
    ['misspelt', { trackAlPages: true }],
    ['in an answer', { data: { destination: { metadata: classicMetadata, settings: { trackAllPages: true } } } }],
    ['in an answer under a name of their own', { destination: { name: 'Mixpanel', settings: {} } }],
    ['not at all given', {}]
  ])('%s', (_how, input) => {
    expect(recognize(input).kind).toBe('classic settings')
  })
})

it.each([[migrate({})], [migrate({}).subscriptions], [migrate({}).subscriptions[0]]])(
  'What a migration wrote is recognized',
  (input) => {
    expect(recognize(input).kind).toBe('migrated')
    expect(() => migrate(input)).toThrow('nothing of it is left to be migrated')
  }
)
