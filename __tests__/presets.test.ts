import { createTestEvent, createTestIntegration, defaultValues } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const presets = destination.presets ?? []

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
      ['Group Calls', 'groupIdentify', 'automatic']
    ])
  })

  it('take track calls but for orders', () => {
    const subscriptions = presets.map((preset) => (preset.type === 'automatic' ? preset.subscribe : undefined))
    expect(subscriptions[0]).toBe('type = "track" and event != "Order Completed"')
  })

  it.each(presets.map((preset) => [preset.name, preset] as const))('%s map the defaults', (_, preset) => {
    const { fields } = destination.actions[preset.partnerAction]
    expect(preset.mapping).toEqual(defaultValues(fields))
  })
})

describe('A call through all presets', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a track call', { type: 'track', event: 'Clicked' }, ['Clicked']],
    ['an order', { type: 'track', event: 'Order Completed' }, ['Order Completed']],
    ['an order spelled otherwise', { type: 'track', event: 'order completed' }, ['order completed']],
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

  it('is one event of the order and one of each product, once the products are mapped', async () => {
    const subscriptions = presets.map((preset) =>
      preset.partnerAction === 'logPurchase'
        ? { ...preset, mapping: { ...preset.mapping, products: { '@path': '$.properties.products' } } }
        : preset
    )
    const requests = acceptEverything()
    const properties = { products: [{ sku: 'a' }, { sku: 'b' }] }
    await createTestIntegration(destination).onEvent(
      createTestEvent({ type: 'track', event: 'Order Completed', properties }),
      { ...settings, subscriptions } as never
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
      { type: 'track', event: 'Order Completed' }
    ]
    await createTestIntegration(destination).onBatch(
      calls.map((call) => createTestEvent(call as never)),
      {
        ...settings,
        subscriptions: presets
      } as never
    )
    const types = requests.flatMap(({ body }) => body.events.map((event: any) => event.event_type as string))
    expect(types.sort()).toEqual(['$identify', 'Clicked', 'Loaded a Page', 'Order Completed'])
  })
})
