import type { JSONObject } from '@segment/actions-core'
import { migrate } from '../migrate'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'
import type { Subscription } from '../../../pipeline/deliver/subscription'
import { subscriptionsIn } from '../subscriptions-in'

const event_type = { '@path': '$.event' }
const right: Subscription = {
  name: 'Track Calls',
  action: 'logEvent',
  trigger: 'type = "track"',
  enabled: true,
  mapping: { event_type }
}

const problemsOf = (changes: Partial<Subscription>) => problemsOfSubscriptions([{ ...right, ...changes }])
const problemsOfMapping = (mapping: JSONObject) => problemsOf({ mapping: { event_type, ...mapping } })

it('A subscription without a problem has none', () => {
  expect(problemsOf({})).toEqual([])
})

it.each([{}, { deviceMode: 'ios' }, { deviceMode: 'android' }, { verb: 'Viewed' }] as const)(
  'What a migration writes has no problem, with everything on, with %j',
  (options) => {
    const on = ['trackAllPages', 'trackAllPagesV2', 'sendAlias', 'trackProductsOnce', 'useAdvertisingIdForDeviceId']
    const lists = { traitsToIncrement: ['a'], appendFieldsToEventProps: { 'context.ip': 'ip' } }
    const input = { ...Object.fromEntries(on.map((key) => [key, true])), ...lists, groupTypeTrait: 'type' }
    expect(problemsOfSubscriptions(migrate(input, options).subscriptions)).toEqual([])
  }
)

it.each([
  [{ event_properteis: {} }, 'logEvent has no field "event_properteis"; did you mean event_properties?'],
  [{ deviceId: 'a' }, 'logEvent has no field "deviceId"; did you mean device_id?'],
  [{ trackAllPages: true }, 'logEvent has no field "trackAllPages".'],
  [{ constructor: 'a' }, 'logEvent has no field "constructor".']
])('A mapping onto a field that does not exist is named: %j', (mapping, problem) => {
  expect(problemsOfMapping(mapping)).toEqual([`Subscription "Track Calls": ${problem}`])
})

it('An action that does not exist is named, with the nearest', () => {
  expect(problemsOf({ action: 'logEvnt' })).toEqual([
    'Subscription "Track Calls": there is no action "logEvnt"; did you mean logEvent? The actions are logEvent, logPage, logPurchase, identifyUser, groupIdentify, mapUser.'
  ])
  expect(problemsOf({ action: 'toString' })[0]).toContain('there is no action "toString". The actions are')
})

it('An action that runs in the browser is one, whose mapping is not looked at', () => {
  expect(problemsOf({ action: 'sessionId', mapping: { sessionLength: 5 } })).toEqual([])
})

it('A required field without a mapping is named', () => {
  expect(problemsOf({ mapping: {} })).toEqual([
    'Subscription "Track Calls": event_type is required, and nothing is mapped to it.'
  ])
})

it('A mapping that Segment cannot read is named, with the place', () => {
  expect(problemsOfMapping({ user_id: { '@pth': '$.userId' }, setOnce: { a: { '@merge': {} } } })).toEqual([
    expect.stringContaining('Segment cannot read the mapping: /user_id has an invalid directive: @pth'),
    expect.stringContaining('/setOnce/a/@merge')
  ])
})

it.each(['', 'type = "track" and ('])('A trigger that does not parse is named: %j', (trigger) => {
  expect(problemsOf({ trigger })).toEqual([expect.stringContaining('does not parse')])
})

it.each(['type = ', 'type = "track" and event !=', 'properties.total >=\n'])(
  'A trigger that ends with a comparison to nothing is named: %j',
  (trigger) => expect(problemsOf({ trigger })).toEqual([expect.stringContaining('comparison to nothing')])
)

it('A trigger that ends so is still told of a condition that Segment drops', () => {
  expect(problemsOf({ trigger: 'category = "a" and event =' })).toEqual([
    expect.stringContaining('condition on "category"'),
    expect.stringContaining('comparison to nothing')
  ])
})

it('A text that ends as a comparison does is a value', () => {
  expect(problemsOf({ trigger: 'event = "a ="' })).toEqual([])
})

it.each([
  ['type = "page" and category != null', ['category']],
  ['type = "track" and (groupId = "a" or integrations.Amplitude = true)', ['groupId', 'integrations.Amplitude']],
  ['type = "track" and contains(previousId, "x")', ['previousId']],
  ['userId != null and contains(type, "tra")', ['type']],
  ['type = "track" and !match(messageId, "x*") and event != "a"', ['messageId']]
])('A condition that Segment drops without a word is named: %s', (trigger, subjects) => {
  expect(problemsOf({ trigger }).map((problem) => /condition on "([^"]*)"/.exec(problem)?.[1])).toEqual(subjects)
})

it.each([
  'type = "track" and event = "category != 3 and groupId"',
  'type = "track" and properties.category != null and traits.a >= 3 and context.page.url = "b"',
  'userId != null and contains(properties.category, "x") and !match(event, "*y")',
  'type = "screen" and name != null',
  'type = "track" and properties.Product\\ Name = "x" and contains(traits.First\\ Name, "a")'
])('A condition that Segment sees is none of these: %s', (trigger) => {
  expect(problemsOf({ trigger })).toEqual([])
})

describe('Subscriptions in a file', () => {
  it('are found in what a migration writes, and in a list', () => {
    expect(subscriptionsIn({ settings: {}, subscriptions: [right] })).toEqual([right])
    expect(subscriptionsIn([right])).toEqual([right])
  })

  it('are enabled where they do not say', () => {
    expect(subscriptionsIn([{ ...right, enabled: undefined }])).toEqual([right])
  })

  it.each([{ trackAllPages: true }, 'text', null])('are not there in %j', (input) => {
    expect(subscriptionsIn(input)).toBeUndefined()
  })

  it.each([null, 'text', { ...right, action: 5 }, { ...right, mapping: [] }])('cannot be %j', (entry) => {
    expect(() => subscriptionsIn([right, entry])).toThrow('Entry 2 of the list is no subscription.')
  })
})
