import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const order = (properties: unknown) => ({ event: 'Order Completed', properties })

const REVENUE_KEYS = ['revenue', 'price', 'quantity', 'productId', 'revenueType', 'currency', 'receipt', 'receiptSig']

const onlyRevenue = (event: any): unknown =>
  Object.fromEntries(Object.entries(event as object).filter(([key]) => REVENUE_KEYS.includes(key)))

/** What each event of an order says of revenue, outside of its properties. */
async function revenuesOf(properties: unknown, mapping: Record<string, any> = {}) {
  const events = await eventsOf('logPurchase', order(properties), mapping)
  return events.map(onlyRevenue)
}

/** What the event of a product says of revenue, when revenue is tracked per product. */
async function productRevenueOf(product: unknown, rest: Record<string, unknown> = {}) {
  const revenues = await revenuesOf({ revenue: 25, ...rest, products: [product] }, { trackRevenuePerProduct: true })
  expect(revenues).toHaveLength(2)
  return revenues[1]
}

describe('Revenue of the order (O3, off)', () => {
  it.each([{}, { trackRevenuePerProduct: false }])('stands on the order alone (%p)', async (mapping) => {
    const products = [
      { sku: 'a', price: 19, quantity: 1, revenue: 19, currency: 'USD' },
      { sku: 'b', price: 3, quantity: 2 }
    ]
    expect(await revenuesOf({ revenue: 25, total: 30, currency: 'usd', products }, mapping)).toEqual([
      { revenue: 25, revenueType: 'Purchase', currency: 'USD' },
      {},
      {}
    ])
  })

  it.each([
    [{ revenue: 25, total: 30 }, 25],
    [{ total: 30 }, 30],
    [{ revenue: null, total: 30 }, 30],
    [{ revenue: 0, total: 30 }, 0],
    [{ revenue: -5 }, -5],
    [{ revenue: '25.50' }, 25.5],
    [{ total: '30' }, 30]
  ])('of %p is %p', async (properties, revenue) => {
    expect(await revenuesOf(properties)).toEqual([{ revenue, revenueType: 'Purchase' }])
  })

  it.each([{}, { revenue: null }, { total: null }, { subtotal: 20 }, { currency: 'USD' }, { revenueType: 'Refund' }])(
    'is not made of %p',
    async (properties) => {
      expect(await revenuesOf(properties)).toEqual([{}])
    }
  )

  it('has the type that the call gives it', async () => {
    expect(await revenuesOf({ revenue: -5, revenueType: 'Refund' })).toEqual([{ revenue: -5, revenueType: 'Refund' }])
  })

  it.each([
    ['revenue_type', { revenue_type: 'Refund' }],
    ['revenueType before revenue_type', { revenueType: 'Refund', revenue_type: 'Sale' }]
  ])('takes its type from %s', async (_, properties) => {
    expect(await revenuesOf({ revenue: -5, ...properties })).toEqual([{ revenue: -5, revenueType: 'Refund' }])
  })

  it('is a purchase in a saved mapping that has no type too', async () => {
    expect(await revenuesOf({ revenue: 5 }, { revenueType: null })).toEqual([{ revenue: 5, revenueType: 'Purchase' }])
  })

  it('has all that describes it', async () => {
    const properties = {
      revenue: 6,
      price: 3,
      quantity: 2,
      productId: 'bundle',
      currency: 'eur',
      receipt: 'receipt-1',
      receiptSignature: 'signature-1',
      products: [{ sku: 'a', price: 1 }]
    }
    expect(await revenuesOf(properties)).toEqual([
      {
        revenue: 6,
        price: 3,
        quantity: 2,
        productId: 'bundle',
        revenueType: 'Purchase',
        currency: 'EUR',
        receipt: 'receipt-1',
        receiptSig: 'signature-1'
      },
      {}
    ])
  })

  it.each([
    [
      { price: 3, quantity: 2 },
      { revenue: 6, price: 3, quantity: 2 }
    ],
    [{ price: 3 }, { revenue: 3 }],
    [
      { price: '$3', quantity: '2' },
      { revenue: 6, price: 3, quantity: 2 }
    ],
    [{ price: 4, quantity: 2.5 }, { revenue: 10 }],
    [{ price: 3, quantity: 2, total: 5 }, { revenue: 5 }]
  ])(
    'is price times quantity of the order itself where it has neither revenue nor total: %j',
    async (properties, sent) => {
      expect(await revenuesOf(properties)).toEqual([{ ...sent, revenueType: 'Purchase' }])
    }
  )

  it.each([{ price: 'free', quantity: 2 }, { price: 3, quantity: 'two' }, { quantity: 2 }, { price: { amount: 3 } }])(
    'is none where a price or a quantity of %j is none',
    async (properties) => {
      expect(await revenuesOf(properties)).toEqual([{}])
    }
  )

  it('is sent without a currency that is none, in a batch too', async () => {
    const { statuses, events } = await sendBatch('logPurchase', [
      order({ revenue: 1, currency: 'dollars' }),
      order({ revenue: 2, currency: 'EUR' })
    ])
    expect(statuses).toEqual([200, 200])
    expect(events.map(({ revenue, currency }) => [revenue, currency])).toEqual([
      [1, undefined],
      [2, 'EUR']
    ])
  })

  it('rejects an order whose revenue is no number', async () => {
    await expect(requestsOf('logPurchase', order({ revenue: 'a lot' }))).rejects.toMatchObject({
      message: expect.stringMatching(/revenue/i)
    })
  })
})

describe('Revenue of each product (O3, on)', () => {
  it('stands on the products, and none on the order', async () => {
    const products = [
      { sku: 'a', price: 19, quantity: 1 },
      { sku: 'b', price: 3, quantity: 2 }
    ]
    const mapping = { trackRevenuePerProduct: true }
    expect(await revenuesOf({ revenue: 25, total: 30, currency: 'usd', products }, mapping)).toEqual([
      {},
      { revenue: 19, price: 19, quantity: 1, productId: 'a', revenueType: 'Purchase', currency: 'USD' },
      { revenue: 6, price: 3, quantity: 2, productId: 'b', revenueType: 'Purchase', currency: 'USD' }
    ])
  })

  it.each([
    ['its own', { revenue: 7 }, 7],
    ['its own as text', { revenue: '7.5' }, 7.5],
    ['its own before price and quantity', { revenue: 5, price: 3, quantity: 2 }, 5],
    ['its own, which is zero', { revenue: 0, price: 3, quantity: 2 }, 0],
    ['its own, which is negative', { revenue: -7 }, -7],
    ['price times quantity', { price: 3, quantity: 2 }, 6],
    ['price times quantity, both text', { price: '3', quantity: '2' }, 6],
    ['the price, without a quantity', { price: 3 }, 3],
    ['the price, with a quantity that is null', { price: 3, quantity: null }, 3],
    ['the price, with a quantity that is empty', { price: 3, quantity: '' }, 3],
    ['a price of zero', { price: 0, quantity: 2 }, 0],
    ['a quantity of zero', { price: 3, quantity: 0 }, 0],
    ['a negative price', { price: -3, quantity: 2 }, -6],
    ['a fractional quantity', { price: 4, quantity: 2.5 }, 10],
    ['price times quantity, with a revenue that is null', { revenue: null, price: 3, quantity: 2 }, 6],
    ['price times quantity, with a revenue that is empty', { revenue: '', price: 3, quantity: 2 }, 6]
  ])('is %s', async (_, product, revenue) => {
    expect(await productRevenueOf(product)).toMatchObject({ revenue, revenueType: 'Purchase' })
  })

  it.each([
    ['nothing of an amount', { name: 'a' }],
    ['a quantity alone', { quantity: 2 }],
    ['a price that is no number', { price: 'free', quantity: 2 }],
    ['a price of spaces', { price: ' ' }],
    ['a price that is empty', { price: '', quantity: 2 }],
    ['a price that is null', { price: null, quantity: 2 }],
    ['a price that is true', { price: true }],
    ['a price that is a list', { price: [3] }],
    ['a price that is an object', { price: { amount: 3 } }],
    ['a quantity that is no number', { price: 3, quantity: 'two' }],
    ['a price beyond all numbers', { price: '1e400' }],
    ['an amount beyond all numbers', { price: 1e308, quantity: 10 }]
  ])('is none where a product has %s', async (_, product) => {
    expect(await productRevenueOf(product, { currency: 'USD' })).toEqual({})
  })

  it.each([
    ['agree with its revenue', { revenue: 6, price: 3, quantity: 2 }, { revenue: 6, price: 3, quantity: 2 }],
    ['do not', { revenue: 5, price: 3, quantity: 2 }, { revenue: 5 }],
    ['agree but for rounding', { revenue: 0.3, price: 0.1, quantity: 3 }, { revenue: 0.3, price: 0.1, quantity: 3 }],
    ['have a fractional quantity', { revenue: 10, price: 4, quantity: 2.5 }, { revenue: 10 }],
    ['have a fractional quantity and no revenue', { price: 4, quantity: 2.5 }, { revenue: 10 }]
  ])('is sent with price and quantity where these %s', async (_, product, sent) => {
    expect(await productRevenueOf(product)).toEqual({ ...sent, revenueType: 'Purchase' })
  })

  it('is as exact as money', async () => {
    expect(await productRevenueOf({ price: 19.99, quantity: 3 })).toMatchObject({ revenue: 59.97 })
  })

  it('has the type that the order gives it', async () => {
    expect(await productRevenueOf({ revenue: 7 }, { revenueType: 'Refund' })).toEqual({
      revenue: 7,
      revenueType: 'Refund'
    })
  })

  it('leaves the properties of order and product whole', async () => {
    const products = [{ sku: 'b', price: '3', quantity: 2.5 }]
    const events = await eventsOf('logPurchase', order({ revenue: 25, currency: 'usd', products }), {
      trackRevenuePerProduct: true
    })
    expect(events.map((event) => event.event_properties)).toEqual([
      { revenue: 25, currency: 'usd' },
      { sku: 'b', price: '3', quantity: 2.5 }
    ])
  })

  it('falls on the order where there are no products', async () => {
    expect(await revenuesOf({ revenue: 25, products: [] }, { trackRevenuePerProduct: true })).toEqual([
      { revenue: 25, revenueType: 'Purchase' }
    ])
  })

  it('has a type of its own where the product has one', async () => {
    expect(await productRevenueOf({ revenue: 7, revenue_type: 'tax' }, { revenueType: 'Refund' })).toEqual({
      revenue: 7,
      revenueType: 'tax'
    })
  })

  it.each(['free', '1,99', [3], { amount: 3 }, true])(
    'rejects the order, with a message that says which product, where its own is %j',
    async (revenue) => {
      const products = [{ price: 1 }, { revenue }]
      const mapping = { trackRevenuePerProduct: true }
      const message = `The revenue of products[1], ${JSON.stringify(revenue)} is no amount`
      const sending = requestsOf('logPurchase', order({ products }), mapping)
      await expect(sending).rejects.toMatchObject({ status: 400, message: expect.stringContaining(message) })
      const { results, events } = await sendBatch('logPurchase', [order({ products }), order({})], mapping)
      expect(results).toMatchObject([{ status: 400, errormessage: expect.stringContaining(message) }, { status: 200 }])
      expect(events).toHaveLength(1)
    }
  )

  it('is sent without a currency of the order that is none', async () => {
    expect(await productRevenueOf({ price: 3, quantity: 2 }, { currency: 'dollars' })).toEqual({
      revenue: 6,
      price: 3,
      quantity: 2,
      revenueType: 'Purchase'
    })
  })
})

describe('An order', () => {
  it('has its total for revenue where the revenue is an empty text', async () => {
    expect(await revenuesOf({ revenue: '', total: 12 })).toEqual([{ revenue: 12, revenueType: 'Purchase' }])
    expect(await revenuesOf({ revenue: '' })).toEqual([{}])
  })

  it.each([true, false])(
    'keeps among its properties what stands in the place of products and is none: %s',
    async (once) => {
      const [event] = await eventsOf('logPurchase', order({ products: 'none' }), { trackProductsOnce: once })
      expect(event.event_properties).toEqual({ products: 'none' })
    }
  )
})
