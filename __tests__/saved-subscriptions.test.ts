import type { JSONObject, JSONValue } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

afterEach(() => nock.cleanAll())

const path = (of: string) => ({ '@path': of })

/**
 * The requests that Amplitude gets for a call through a mapping as somebody saved it: without the defaults of what is newer. Sends
 * the call alone and in a batch, and expects the same of both.
 */
async function requestsThrough(action: string, mapping: JSONObject, call: Record<string, unknown>): Promise<any[]> {
  const event = createTestEvent({ userId: 'user-1234', anonymousId: 'device-1234', messageId: 'message-1', ...call })
  const alone = acceptEverything()
  await createTestIntegration(destination).testAction(action, { event, mapping, settings })
  nock.cleanAll()
  const together = acceptEverything()
  const integration = createTestIntegration(destination)
  await integration.testBatchAction(action, { events: [event], mapping, settings })
  nock.cleanAll()
  expect(integration.results[0].multistatus).toEqual([expect.objectContaining({ status: 200 })])
  expect(together).toEqual(alone)
  return alone.map(({ body }) => body)
}

async function eventsThrough(action: string, mapping: JSONObject, call: Record<string, unknown>): Promise<any[]> {
  return (await requestsThrough(action, mapping, call)).flatMap(({ events }) => events ?? [])
}

const SAVED_EVENT: JSONObject = {
  event_type: path('$.event'),
  user_id: path('$.userId'),
  event_properties: path('$.properties'),
  user_properties: path('$.traits')
}
const SAVED_GROUP: JSONObject = {
  user_id: path('$.userId'),
  group_type: 'company',
  group_value: path('$.groupId'),
  group_properties: path('$.traits')
}
const SAVED_PRODUCTS: JSONValue = {
  '@arrayPath': [
    '$.properties.products',
    { price: path('price'), quantity: path('quantity'), productId: path('productId') }
  ]
}
const campaign = { name: 'spring', source: 'newsletter', id: 'campaign-7' }

describe('actions that are kept for saved subscriptions', () => {
  it.each(['logEventV2', 'groupIdentifyUser'])('are not offered for new ones: %s', (action) => {
    expect(destination.actions[action].hidden).toBe(true)
    expect((destination.presets ?? []).map(({ partnerAction }) => partnerAction)).not.toContain(action)
  })

  it.each([
    ['logEventV2', 'logEvent'],
    ['groupIdentifyUser', 'groupIdentify']
  ])('%s has the fields and the code of %s', (kept, successor) => {
    const { fields, perform, performBatch } = destination.actions[kept]
    const { fields: theirs, ...code } = destination.actions[successor]
    expect(fields).toEqual(theirs)
    expect({ perform, performBatch }).toEqual({ perform: code.perform, performBatch: code.performBatch })
  })

  it('send what their successors send', async () => {
    const track = { event: 'Clicked', properties: { plan: 'pro' } }
    const events = await eventsThrough('logEventV2', SAVED_EVENT, track)
    expect(events).toEqual([expect.objectContaining({ event_type: 'Clicked', event_properties: { plan: 'pro' } })])
    expect(await eventsThrough('logEvent', SAVED_EVENT, track)).toEqual(events)

    const group = { type: 'group', groupId: 'g-1', traits: { seats: 5 } }
    const joined = await eventsThrough('groupIdentifyUser', SAVED_GROUP, group)
    expect(joined.map(({ event_type }) => event_type)).toEqual(['$identify', '$groupidentify'])
    expect(await eventsThrough('groupIdentify', SAVED_GROUP, group)).toEqual(joined)
  })

  it('refuse in a batch what is bad, and nothing else', async () => {
    const requests = acceptEverything()
    const integration = createTestIntegration(destination)
    const events = ['user-1234', 'null', 'user-5678'].map((userId) => createTestEvent({ event: 'Clicked', userId }))
    await integration.testBatchAction('logEventV2', { events, mapping: SAVED_EVENT, settings })
    expect(integration.results[0].multistatus?.map(({ status }) => status)).toEqual([200, 400, 200])
    expect(requests.flatMap(({ body }) => body.events)).toHaveLength(2)
  })

  it('name pages as they were named', async () => {
    const saved = { ...SAVED_EVENT, event_type: { '@template': 'Viewed {{name}}' } }
    const call = { type: 'page', event: undefined, name: 'Pricing', properties: { url: 'https://shop.example/' } }
    const [event, ...others] = await eventsThrough('logEventV2', saved, call)
    expect(event).toMatchObject({ event_type: 'Viewed Pricing', event_properties: { url: 'https://shop.example/' } })
    expect(others).toEqual([])
  })
})

describe('what a saved mapping does not name', () => {
  it.each(['logEvent', 'logEventV2', 'logPurchase', 'identifyUser'])('is not sent by %s', async (action) => {
    const context = { ip: '203.0.113.7', campaign, page: { referrer: 'https://search.example/' }, os: { name: 'iOS' } }
    const call = { event: 'Clicked', context, integrations: { 'Actions Amplitude': { session_id: 1769859000000 } } }
    const [event] = await eventsThrough(action, SAVED_EVENT, call)
    for (const key of ['ip', 'user_properties', 'os_name', 'session_id', 'insert_id'])
      expect(event).not.toHaveProperty(key)
  })
})

describe('fields that saved mappings have', () => {
  it.each(['logEvent', 'logEventV2'])(
    'the products of %s are taken, and nothing of them is sent beside the properties',
    async (action) => {
      const products = [{ price: 20, quantity: 2, productId: 'p-1', name: 'Shoes' }]
      const [event, ...others] = await eventsThrough(
        action,
        { ...SAVED_EVENT, products: SAVED_PRODUCTS, trackRevenuePerProduct: true },
        { event: 'Viewed', properties: { products } }
      )
      expect(others).toEqual([])
      expect(event).not.toHaveProperty('products')
      expect(event).not.toHaveProperty('revenue')
      expect(event.event_properties).toEqual({ products })
    }
  )

  it.each([
    ['a list of texts', ['p-1']],
    ['an object', { productId: 'p-1' }],
    ['a list of prices that are no numbers', [{ price: 'from 20' }]]
  ])('products of a Log Event that are %s cost no event', async (_what, products) => {
    const call = { event: 'Viewed', properties: { products } }
    const [event] = await eventsThrough('logEventV2', { ...SAVED_EVENT, products: SAVED_PRODUCTS }, call)
    expect(event.event_properties).toEqual({ products })
  })

  it('products and their revenue stay those of Log Purchase', async () => {
    const products = [{ price: 20, quantity: 2, productId: 'p-1' }]
    const mapping = { ...SAVED_EVENT, products: SAVED_PRODUCTS, trackRevenuePerProduct: true }
    const call = { event: 'Order Completed', properties: { products } }
    const [order, product] = await eventsThrough('logPurchase', mapping, call)
    expect(order).not.toHaveProperty('revenue')
    expect(product).toMatchObject({
      event_type: 'Product Purchased',
      ...{ revenue: 40, price: 20, quantity: 2, productId: 'p-1', revenueType: 'Purchase' }
    })
  })

  it('price, quantity and product id of an order are its revenue where it has none', async () => {
    const mapping = {
      ...SAVED_EVENT,
      ...{ price: path('$.properties.price'), quantity: path('$.properties.quantity') },
      productId: path('$.properties.productId')
    }
    const call = { event: 'Order Completed', properties: { price: 20, quantity: 2, productId: 'p-1' } }
    const [order] = await eventsThrough('logPurchase', mapping, call)
    expect(order).toMatchObject({ revenue: 40, price: 20, quantity: 2, productId: 'p-1', revenueType: 'Purchase' })
  })

  it.each(['logEvent', 'logPurchase', 'identifyUser'])(
    'UTM Properties and Referrer of %s keep their names',
    async (action) => {
      const mapping = {
        ...SAVED_EVENT,
        utm_properties: {
          utm_source: path('$.context.campaign.source'),
          utm_campaign: path('$.context.campaign.name')
        },
        referrer: path('$.context.page.referrer')
      }
      const call = { event: 'Clicked', context: { campaign, page: { referrer: 'https://search.example/' } } }
      const [{ user_properties }] = await eventsThrough(action, mapping, call)
      expect(user_properties.$set).toMatchObject({
        ...{ utm_source: 'newsletter', utm_campaign: 'spring', referrer: 'https://search.example/' }
      })
      expect(user_properties.$setOnce).toMatchObject({
        ...{ initial_utm_source: 'newsletter', initial_utm_campaign: 'spring' },
        initial_referrer: 'https://search.example/'
      })
      expect(user_properties.$set).not.toHaveProperty('utm_id')
    }
  )

  it.each([
    ['the name that is mapped', { behavior: 'use_mapping', mapping: path('$.context.library.name') }, 'analytics.js'],
    ['"segment" otherwise', { behavior: 'auto' }, 'segment'],
    ['"segment" where nothing is mapped', undefined, 'segment']
  ])('Library Settings send %s', async (_what, library2, library) => {
    const mapping = library2 ? { ...SAVED_EVENT, library2 } : SAVED_EVENT
    const call = { event: 'Clicked', context: { library: { name: 'analytics.js' } } }
    expect(await eventsThrough('logEventV2', mapping, call)).toEqual([expect.objectContaining({ library })])
  })

  it.each([1, '3', null])(
    'the minimum length of ids of a Map User is taken, and not sent: %j',
    async (min_id_length) => {
      const mapping = { user_id: path('$.previousId'), global_user_id: path('$.userId'), min_id_length }
      const call = { type: 'alias', userId: 'u2', previousId: 'u1' }
      expect(await requestsThrough('mapUser', mapping, call)).toEqual([
        { api_key: settings.apiKey, mapping: [{ user_id: 'u1', global_user_id: 'u2' }] }
      ])
    }
  )
})
