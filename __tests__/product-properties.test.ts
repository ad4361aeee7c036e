import { eitherWay } from './support/either-way'

const order = {
  type: 'track',
  event: 'Order Completed',
  context: { page: { title: 'Checkout' } },
  properties: {
    revenue: 5,
    products: [
      { sku: 'a', price: 2 },
      { sku: 'b', title: 'Own', price: 3 }
    ]
  }
}
const title = { title: { '@path': '$.context.page.title' } }

const propertiesOf = async (call: object, mapping: object) => {
  const { events } = await eitherWay('logPurchase', call as Record<string, unknown>, mapping as never)
  return events.map(({ event_properties }) => event_properties as object)
}

describe('Product Properties', () => {
  it('stand on the event of each product, not on that of the order, and win over its own', async () => {
    expect(await propertiesOf(order, { productProperties: title })).toEqual([
      { revenue: 5 },
      { sku: 'a', price: 2, title: 'Checkout' },
      { sku: 'b', price: 3, title: 'Checkout' }
    ])
  })

  it.each([{}, { page: {} }, { page: { title: '' } }, { page: { title: null } }])(
    'leave the properties of the product alone where the call has nothing: %j',
    async (context) => {
      expect(await propertiesOf({ ...order, context }, { productProperties: title })).toEqual([
        { revenue: 5 },
        { sku: 'a', price: 2 },
        { sku: 'b', price: 3, title: 'Own' }
      ])
    }
  )

  it('have no say in the revenue of a product', async () => {
    const mapping = { trackRevenuePerProduct: true, productProperties: { price: 100, revenue: 100 } }
    const { events } = await eitherWay('logPurchase', order, mapping)
    expect(events.map(({ revenue }) => revenue as number)).toEqual([undefined, 2, 3])
  })

  it('are nowhere in an order that is one event', async () => {
    const mapping = { trackProductsOnce: true, productProperties: title }
    expect(await propertiesOf(order, mapping)).toEqual([order.properties])
  })

  it('keep zero and false, any script, and names with dots', async () => {
    const productProperties = { 'a.b': 0, タイトル: false }
    const [, product] = await propertiesOf(order, { productProperties })
    expect(product).toEqual({ sku: 'a', price: 2, 'a.b': 0, タイトル: false })
  })

  it('are sendable as all properties: a list inside a list is its text', async () => {
    const [, product] = await propertiesOf(order, { productProperties: { matrix: [[1]] } })
    expect(product).toMatchObject({ matrix: ['[1]'] })
  })
})
