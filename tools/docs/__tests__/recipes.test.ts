import { readFileSync } from 'fs'
import { join } from 'path'
import nock from 'nock'
import { requestsOf, settings } from '../../../__tests__/support/sent'
import { recipesIn } from '../recipes'

beforeAll(() => nock.disableNetConnect())
afterAll(() => nock.restore())

const recipes = recipesIn(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'recipes.md'), 'utf8'))

const page = { title: 'Shoes', search: '?size=42', referrer: 'https://example.com/' }

/** A call for each recipe, and what of it the recipe changes. */
const tries: Array<{ recipe: string; action: string; call: object; sends: object }> = [
  {
    recipe: 'Prefer the anonymous id',
    action: 'logEvent',
    call: { context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-1234' }
  },
  {
    recipe: 'Prefer the anonymous id',
    action: 'logEvent',
    call: { anonymousId: undefined, context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: { type: 'identify', context: { device: { id: 'device-of-context', advertisingId: 'advertising-id' } } },
    sends: { device_id: 'advertising-id' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: {
      type: 'identify',
      context: { device: { id: 'device-of-context', advertisingId: '00000000-0000-0000-0000-000000000000' } }
    },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Advertising id as device id',
    action: 'identifyUser',
    call: { type: 'identify', context: { device: { id: 'device-of-context' } } },
    sends: { device_id: 'device-of-context' }
  },
  {
    recipe: 'Page title as a property',
    action: 'logEvent',
    call: { properties: { color: 'red' }, context: { page } },
    sends: { event_properties: { color: 'red', pageTitle: 'Shoes' } }
  },
  {
    recipe: 'Page title as a property',
    action: 'logEvent',
    call: { properties: { pageTitle: 'Of the call' } },
    sends: { event_properties: { pageTitle: 'Of the call' } }
  },
  {
    recipe: 'Query string as a property',
    action: 'logEvent',
    call: { properties: { color: 'red' }, context: { page } },
    sends: { event_properties: { color: 'red', query: '?size=42' } }
  },
  {
    recipe: 'Query string as a property',
    action: 'logEvent',
    call: { properties: { query: 'of the call' } },
    sends: { event_properties: { query: 'of the call' } }
  },
  {
    recipe: 'Query string as a user property',
    action: 'logPage',
    call: { type: 'page', context: { page } },
    sends: { user_properties: { $set: { query: '?size=42', referrer: 'https://example.com/' } } }
  },
  {
    recipe: 'Page names of your own',
    action: 'logEvent',
    call: { type: 'page', name: 'Settings', properties: { category: 'Merchant' } },
    sends: { event_type: 'Viewed Merchant Settings' }
  },
  {
    recipe: 'Several mappings of one call',
    action: 'logEvent',
    call: { event: 'Clicked' },
    sends: { event_type: 'Any: Clicked', insert_id: 'message-1:Any: Clicked' }
  },
  {
    recipe: 'Several mappings of one call to the same event type',
    action: 'logEvent',
    call: { event: 'Clicked' },
    sends: { event_type: 'Clicked', insert_id: 'message-1:second' }
  },
  { recipe: 'Short ids', action: 'logEvent', call: { userId: '7' }, sends: { user_id: '7' } },
  {
    recipe: 'Event-level groups',
    action: 'logEvent',
    call: { properties: { company: 'Acme', teams: ['red', 'blue'] } },
    sends: { groups: { Company: 'Acme', Teams: ['red', 'blue'] } }
  },
  {
    recipe: 'Sessions with analytics.js',
    action: 'logEvent',
    call: { context: { sessionId: 1769860800000 } },
    sends: { session_id: 1769860800000 }
  },
  {
    recipe: 'Group with a type of your own',
    action: 'groupIdentify',
    call: { type: 'group', groupId: 'group-1', traits: { name: 'Acme' } },
    sends: { event_type: '$identify', groups: { Company: 'Acme' } }
  }
]

/** Recipes that are settings. */
const SETTINGS = 'EU data'

describe('the recipes', () => {
  it('are all tried', () => {
    expect(new Set([...tries.map(({ recipe }) => recipe), SETTINGS])).toEqual(new Set(recipes.keys()))
  })

  it.each(tries)('$recipe: $call sends $sends', async ({ recipe, action, call, sends }) => {
    const [{ body }] = await requestsOf(action, { ...call }, recipes.get(recipe))
    expect(body.events[0]).toMatchObject(sends)
  })

  it('EU data goes to Amplitude’s servers in Europe', async () => {
    const europe = { ...settings, ...recipes.get(SETTINGS) }
    const [{ url }] = await requestsOf('logEvent', { event: 'Clicked' }, {}, europe)
    expect(url).toBe('https://api.eu.amplitude.com/2/httpapi')
  })

  it('with the option of the call, a session needs no mapping', async () => {
    const call = { integrations: { 'Actions Amplitude': { session_id: 1769860800000 } } }
    const [{ body }] = await requestsOf('logEvent', call)
    expect(body.events[0].session_id).toBe(1769860800000)
  })

  it('must have a block of JSON each', () => {
    expect(() => recipesIn('# Recipes\n\n## Empty\n\nNothing.')).toThrow('The recipe "Empty" has no block of JSON.')
  })
})
