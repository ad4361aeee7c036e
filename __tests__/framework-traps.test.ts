import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import { parseFql, validate } from '@segment/destination-subscriptions'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const presets = destination.presets ?? []
/** All but those whose action runs in browsers. */
const cloudPresets = presets.filter(({ partnerAction }) => partnerAction in destination.actions)
const actions = Object.entries(destination.actions)

const triggers = [
  ...actions.map(([name, { defaultSubscription }]) => [`the action ${name}`, defaultSubscription ?? ''] as const),
  ...presets.map(
    (preset) => [`the preset ${preset.name}`, preset.type === 'automatic' ? preset.subscribe : ''] as const
  )
]

describe('A fresh install', () => {
  it('has a fast-uri that takes the name of this destination, with its space', async () => {
    acceptEverything()
    const subscriptions = presets.filter(({ partnerAction }) => partnerAction === 'logEvent')
    const results = createTestIntegration(destination).onEvent(createTestEvent(), {
      ...settings,
      subscriptions
    } as never)
    await expect(results).resolves.toEqual(
      expect.arrayContaining([{ output: 'Action Executed', data: expect.anything() }])
    )
  })

  // Where settings come without that check, anything else means North America.
  it.each(['antarctica', '', null])(
    'checks the settings of a subscription, of which the endpoint %j is no choice (S1)',
    async (endpoint) => {
      const requests = acceptEverything()
      const saved = { ...settings, endpoint, subscriptions: presets }
      const sending = createTestIntegration(destination).onEvent(createTestEvent({ type: 'track' }), saved as never)
      await expect(sending).rejects.toThrow('Endpoint Region must be one of: "north_america" or "europe".')
      expect(requests).toEqual([])
    }
  )

  it('can test the credentials of a destination with a space in its name', async () => {
    nock('https://amplitude.com').get('/api/2/usersearch').query(true).reply(200, { type: 'nomatch', matches: [] })
    await expect(createTestIntegration(destination).testAuthentication(settings)).resolves.toBeUndefined()
  })

  it('says what is wrong with the settings, and not that a URI is malformed', async () => {
    const integration = createTestIntegration(destination)
    await expect(integration.testAuthentication({ endpoint: 'europe' } as never)).rejects.toThrow(/apiKey/)
  })
})

describe('The actions', () => {
  it('have titles of their own, for the framework keeps their schemas under these', () => {
    const titles = actions.map(([, { title }]) => title)
    expect(titles).toHaveLength(8)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('each describe themselves and every field', () => {
    const silent = actions.flatMap(([name, { description, fields }]) => [
      ...(description ? [] : [name]),
      ...Object.entries(fields).flatMap(([key, field]) => (field.description ? [] : [`${name}.${key}`]))
    ])
    expect(silent).toEqual([])
  })

  it.each(actions)('%s names its batch keys as the framework wants them', (_, { fields }) => {
    const keys = fields.batch_keys?.default ?? []
    expect(keys.length).toBeLessThanOrEqual(3)
    expect(keys.filter((key) => !(key in fields) || key === 'batch_keys')).toEqual([])
  })

  it.each(actions)('%s takes one event and many', (_, { perform, performBatch }) => {
    expect([typeof perform, typeof performBatch]).toEqual(['function', 'function'])
  })
})

describe('Triggers', () => {
  it.each(triggers)('of %s parse', (_, trigger) => {
    expect(trigger).not.toBe('')
    expect(parseFql(trigger)).not.toHaveProperty('error')
  })

  it.each(triggers)('of %s use only what the language knows, for it drops the rest without a word', (_, trigger) => {
    const words = trigger.replace(/"[^"]*"/g, '').match(/[A-Za-z_$][\w.$]*/g) ?? []
    const known = /^(and|or|null|true|false|contains|match|type|event|name|userId|(properties|traits|context)\..+)$/
    expect(words.filter((word) => !known.test(word))).toEqual([])
  })

  it.each(triggers)('of %s keep all their conditions when parsed', (_, trigger) => {
    const written = trigger.replace(/"[^"]*"/g, '').match(/[=<>]+|contains|match/g) ?? []
    const parsed = JSON.stringify(parseFql(trigger)).match(/"operator":"(?!and"|or")/g) ?? []
    expect(parsed).toHaveLength(written.length)
  })
})

describe('The presets together', () => {
  it.each([
    [{ type: 'track', event: 'Clicked' }, ['Track Calls']],
    [{ type: 'track', event: 'Order Completed' }, ['Order Completed Calls']],
    [{ type: 'track', event: 'Completed Order' }, ['Order Completed Calls']],
    [{ type: 'track', event: 'Order completed' }, ['Track Calls']],
    [{ type: 'track' }, ['Track Calls']],
    [{ type: 'track', event: 'Completed Order', name: 'Order Completed' }, ['Order Completed Calls']],
    [{ type: 'page', name: 'Home' }, ['Page Calls']],
    [{ type: 'page', name: 'Order Completed', event: 'Order Completed' }, ['Page Calls']],
    [{ type: 'screen', name: 'Home' }, ['Screen Calls']],
    [{ type: 'identify' }, ['Identify Calls']],
    [{ type: 'group' }, ['Group Calls']],
    [{ type: 'alias', previousId: 'user-old' }, []],
    [{ type: 'delete' }, []]
  ])('match %j as %j', (call, expected) => {
    const matching = cloudPresets.filter(
      (preset) => preset.type === 'automatic' && validate(parseFql(preset.subscribe), createTestEvent(call as never))
    )
    expect(matching.map(({ name }) => name)).toEqual(expected)
  })

  it.each(cloudPresets.map((preset) => [preset.name, preset] as const))(
    '%s map only fields of their action',
    (_, preset) => {
      const fields = Object.keys(destination.actions[preset.partnerAction].fields)
      expect(Object.keys(preset.mapping ?? {}).filter((key) => !fields.includes(key))).toEqual([])
    }
  )
})
