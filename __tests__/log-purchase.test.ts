import type { JSONObject } from '@segment/actions-core'
import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const order = (properties: unknown, rest: Record<string, unknown> = {}) => ({
  event: 'Order Completed',
  properties,
  ...rest
})

const monopoly = { productId: '507', sku: '45790-32', name: 'Monopoly', price: 19, quantity: 1, category: 'Games' }
const uno = { product_id: '505', sku: '46493-32', name: 'Uno', price: 3, quantity: 2, category: 'Games' }

describe('Log Purchase: one event of the order and one of each product (O1, O2)', () => {
  it('sends them in one request and in order', async () => {
    const requests = await requestsOf('logPurchase', order({ orderId: 'o-1', revenue: 25, products: [monopoly, uno] }))
    expect(requests).toHaveLength(1)
    const { events } = requests[0].body
    expect(events.map((event: any) => [event.event_type, event.event_properties])).toEqual([
      ['Order Completed', { orderId: 'o-1', revenue: 25 }],
      ['Product Purchased', monopoly],
      ['Product Purchased', uno]
    ])
  })

  it('gives all of them the same user, device, session, time and context', async () => {
    const events = await eventsOf(
      'logPurchase',
      order(
        { products: [monopoly, uno] },
        {
          integrations: { Amplitude: { session_id: 1577871000, groups: { cohort: 'Summer' } } },
          context: { app: { version: '3.5.1' }, ip: '8.8.8.8', os: { name: 'iOS', version: '9.1' }, locale: 'en-US' }
        }
      )
    )
    expect(events).toHaveLength(3)
    for (const event of events) {
      expect(event).toMatchObject({
        user_id: 'user-1234',
        device_id: 'device-1234',
        session_id: 1577871000000,
        time: 1769860800000,
        groups: { cohort: 'Summer' },
        app_version: '3.5.1',
        ip: '8.8.8.8',
        os_name: 'iOS',
        os_version: '9.1',
        language: 'en-US'
      })
    }
  })

  it('gives each of them an insert id of its own, and the same ones again on a retry (O6)', async () => {
    const call = order({ products: [monopoly, monopoly, uno] })
    const first = await eventsOf('logPurchase', call)
    const second = await eventsOf('logPurchase', call)
    const ids = first.map((event) => event.insert_id as string)
    expect(new Set(ids).size).toBe(4)
    expect(second.map((event) => event.insert_id as string)).toEqual(ids)
  })

  it('sends the event id with the first event only', async () => {
    const events = await eventsOf('logPurchase', order({ products: [monopoly] }), { event_id: 7 })
    expect(events.map((event) => event.event_id as unknown)).toEqual([7, undefined])
  })

  it('keeps all that is known of a product, and nothing of products elsewhere', async () => {
    const product: unknown = JSON.parse(
      '{"name": "Größe 🎲", "tags": ["a", "b"], "maker": {"name": "Acme"}, "stock": 0, "constructor": "x", "__proto__": {"polluted": 1}}'
    )
    const [first, second] = await eventsOf('logPurchase', order({ coupon: 'x', products: [product] }))
    expect(first).not.toHaveProperty('products')
    expect(second).not.toHaveProperty('products')
    expect(second.event_properties).toMatchObject({
      name: 'Größe 🎲',
      tags: ['a', 'b'],
      maker: { name: 'Acme' },
      stock: 0,
      constructor: 'x'
    })
    expect(second.event_properties.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each([
    [{ productId: 'a', product_id: 'b', sku: 'c' }, 'a'],
    [{ product_id: 'b', sku: 'c' }, 'b'],
    [{ sku: 'c' }, 'c'],
    [{ productId: null, product_id: '', sku: 'c' }, 'c'],
    [{ product_id: 507 }, '507'],
    [{ productId: 0, sku: 'c' }, '0'],
    [{ name: 'nameless' }, undefined]
  ])('takes the product id of %p where the product has revenue', async (product, productId) => {
    const [, event] = await eventsOf('logPurchase', order({ products: [{ ...product, price: 3 }] }), {
      trackRevenuePerProduct: true
    })
    expect(event.productId).toBe(productId)
  })

  it('sends an order of five hundred products', async () => {
    const products = Array.from({ length: 500 }, (_, index) => ({ sku: `sku-${index}` }))
    const events = await eventsOf('logPurchase', order({ products }))
    expect(events).toHaveLength(501)
    expect(events[500].event_properties).toEqual({ sku: 'sku-499' })
    expect(new Set(events.map((event) => event.insert_id as string)).size).toBe(501)
  })

  it('takes products from where they are mapped', async () => {
    const events = await eventsOf('logPurchase', order({ items: [{ sku: 'a' }] }), {
      products: { '@path': '$.properties.items' }
    })
    expect(events.map((event) => [event.event_type, event.event_properties])).toEqual([
      ['Order Completed', { items: [{ sku: 'a' }] }],
      ['Product Purchased', { sku: 'a' }]
    ])
  })
})

describe('Log Purchase: products once (O4)', () => {
  it.each<JSONObject>([{}, { trackRevenuePerProduct: true }])(
    'sends the order alone, with its products (%p)',
    async (rest) => {
      const events = await eventsOf('logPurchase', order({ revenue: 25, products: [monopoly, uno] }), {
        trackProductsOnce: true,
        ...rest
      })
      expect(events).toHaveLength(1)
      expect(events[0]).toMatchObject({ event_type: 'Order Completed', revenue: 25, revenueType: 'Purchase' })
      expect(events[0].event_properties).toEqual({ revenue: 25, products: [monopoly, uno] })
    }
  )

  it('sends products that are mapped from elsewhere inside the properties', async () => {
    const [event] = await eventsOf('logPurchase', order({ revenue: 25 }), {
      trackProductsOnce: true,
      products: [{ sku: 'a' }]
    })
    expect(event.event_properties).toEqual({ revenue: 25, products: [{ sku: 'a' }] })
  })
})

describe('Log Purchase: without products (O5)', () => {
  it.each([
    ['missing', undefined],
    ['null', null],
    ['an empty list', []],
    ['text', 'monopoly'],
    ['empty text', ''],
    ['a number', 3],
    ['zero', 0],
    ['true', true],
    ['an object', { sku: 'a' }],
    ['a list of text', ['a', 'b']],
    ['a list of nulls', [null, null]],
    ['a list of which one is text', [{ sku: 'a' }, 'b']],
    ['a list of lists', [[{ sku: 'a' }]]]
  ])('sends the order alone, with its revenue, when they are %s', async (_, products) => {
    for (const trackRevenuePerProduct of [false, true]) {
      const events = await eventsOf('logPurchase', order({ revenue: 25, products }), { trackRevenuePerProduct })
      expect(events.map((event) => [event.event_type, event.revenue])).toEqual([['Order Completed', 25]])
    }
  })

  it('sends an order without any properties', async () => {
    const events = await eventsOf('logPurchase', order(undefined))
    expect(events).toHaveLength(1)
    expect(events[0]).not.toHaveProperty('event_properties')
    expect(events[0]).not.toHaveProperty('revenue')
  })

  it('lets a malformed list cost nothing in its batch', async () => {
    const { statuses, events } = await sendBatch('logPurchase', [
      order({ revenue: 1, products: 'monopoly' }),
      order({ revenue: 2, products: [uno] })
    ])
    expect(statuses).toEqual([200, 200])
    expect(events.map((event) => event.event_type)).toEqual(['Order Completed', 'Order Completed', 'Product Purchased'])
  })
})
