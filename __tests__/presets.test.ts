import { createTestEvent, createTestIntegration, defaultValues } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const presets = destination.presets ?? []
const inCloud = presets.filter(({ partnerAction }) => partnerAction in destination.actions)
const inBrowsers = presets.filter((preset) => !inCloud.includes(preset))

/** Sends the call through all presets, as Segment does after a quick setup, and says which events Amplitude got. */
async function typesOf(call: Record<string, unknown>): Promise<string[]> {
  const requests = acceptEverything()
  await createTestIntegration(destination).onEvent(createTestEvent({ groupId: 'group-1', ...call }), {
    ...settings,
    subscriptions: presets
  } as never)
  expect(requests.map(({ url }) => url).filter((url) => !url.endsWith('/2/httpapi'))).toEqual([])
  return requests.flatMap(({ body }) => body.events.map((event: { event_type: string }) => event.event_type))
}

describe('The presets', () => {
  it('are these', () => {
    expect(presets.map(({ name, partnerAction, type }) => [name, partnerAction, type])).toEqual([
      ['Track Calls', 'logEvent', 'automatic'],
      ['Order Completed Calls', 'logPurchase', 'automatic'],
      ['Page Calls', 'logPage', 'automatic'],
      ['Screen Calls', 'logPage', 'automatic'],
      ['Identify Calls', 'identifyUser', 'automatic'],
      ['Group Calls', 'groupIdentify', 'automatic'],
      ['Browser Session Tracking', 'sessionId', 'automatic']
    ])
  })

  it('divide track calls into orders, by either of their names, and all others', () => {
    const subscriptions = presets.map((preset) => (preset.type === 'automatic' ? preset.subscribe : undefined))
    expect(subscriptions.slice(0, 2)).toEqual([
      'type = "track" and event != "Order Completed" and event != "Completed Order"',
      'type = "track" and (event = "Order Completed" or event = "Completed Order")'
    ])
  })

  it('track sessions in the browser alone: the cloud has no action of that name', () => {
    expect(destination.actions).not.toHaveProperty('sessionId')
    expect(inBrowsers.map(({ name, mapping }) => [name, mapping])).toEqual([['Browser Session Tracking', {}]])
  })

  it.each(inCloud.map((preset) => [preset.name, preset] as const))('%s map the defaults', (_, preset) => {
    const { fields } = destination.actions[preset.partnerAction]
    expect(preset.mapping).toEqual(defaultValues(fields))
  })
})

describe('A call through all presets', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a track call', { type: 'track', event: 'Clicked' }, ['Clicked']],
    ['an order', { type: 'track', event: 'Order Completed' }, ['Order Completed']],
    ['an order by its older name', { type: 'track', event: 'Completed Order' }, ['Completed Order']],
    ['an order spelled otherwise', { type: 'track', event: 'order completed' }, ['order completed']],
    [
      'an order with products, by either name',
      { type: 'track', event: 'Completed Order', properties: { revenue: 3, products: [{ sku: 'a' }, { sku: 'b' }] } },
      ['Completed Order', 'Product Purchased', 'Product Purchased']
    ],
    ['a page', { type: 'page', event: undefined, name: 'Home' }, ['Loaded a Page']],
    ['a page with a category', { type: 'page', name: 'Home', category: 'Shop' }, ['Loaded a Page']],
    ['a page without a name', { type: 'page', event: undefined }, ['Loaded a Page']],
    ['a screen', { type: 'screen', event: undefined, name: 'Home' }, ['Loaded a Screen']],
    ['an identify call', { type: 'identify', event: undefined, traits: { plan: 'pro' } }, ['$identify']],
    ['an identify call with an event of that name', { type: 'identify', event: 'Order Completed' }, ['$identify']],
    ['a group call', { type: 'group', event: undefined, traits: { seats: 12 } }, ['$identify']],
    ['an alias call', { type: 'alias', event: undefined, previousId: 'user-old' }, []],
    ['a delete call', { type: 'delete', event: undefined }, []]
  ])('is sent once, if it is %s', async (_, call, expected) => {
    expect(await typesOf(call)).toEqual(expected)
  })

  it('is one event of the order and one of each product', async () => {
    const requests = acceptEverything()
    const properties = { products: [{ sku: 'a' }, { sku: 'b' }] }
    await createTestIntegration(destination).onEvent(
      createTestEvent({ type: 'track', event: 'Order Completed', properties }),
      { ...settings, subscriptions: presets } as never
    )
    expect(requests.flatMap(({ body }) => body.events.map((event: any) => event.event_type as string))).toEqual([
      'Order Completed',
      'Product Purchased',
      'Product Purchased'
    ])
  })

  it('is sent in a batch as it is alone', async () => {
    const requests = acceptEverything()
    const calls = [
      { type: 'track', event: 'Clicked' },
      { type: 'page', name: 'Home' },
      { type: 'identify' },
      { type: 'alias' },
      { type: 'track', event: 'Order Completed' },
      { type: 'track', event: 'Completed Order' }
    ]
    await createTestIntegration(destination).onBatch(
      calls.map((call) => createTestEvent(call as never)),
      {
        ...settings,
        // Segment batches for actions with a field enable_batching alone, which one in browsers does not have.
        subscriptions: inCloud
      } as never
    )
    const types = requests.flatMap(({ body }) => body.events.map((event: any) => event.event_type as string))
    expect(types.sort()).toEqual(['$identify', 'Clicked', 'Completed Order', 'Loaded a Page', 'Order Completed'])
  })
})
