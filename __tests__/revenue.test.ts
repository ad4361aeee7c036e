import { eventsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const purchase = (properties: unknown) => ({ event: 'Purchased', properties })

const REVENUE_KEYS = ['revenue', 'price', 'quantity', 'productId', 'revenueType', 'currency', 'receipt', 'receiptSig']

/** What an event says of revenue, outside of its properties. */
async function revenueOf(properties: unknown, mapping: Record<string, any> = {}) {
  const [event] = await eventsOf('logEvent', purchase(properties), mapping)
  return Object.fromEntries(Object.entries(event).filter(([key]) => REVENUE_KEYS.includes(key)))
}

describe('Revenue of a track call (E2)', () => {
  it('is sent with all that belongs to it, as given', async () => {
    expect(
      await revenueOf({
        revenue: 32,
        price: 16,
        quantity: 2,
        productId: 'sku-1',
        revenueType: 'income',
        currency: 'USD',
        receipt: 'receipt-1',
        receiptSignature: 'signature-1'
      })
    ).toEqual({
      revenue: 32,
      price: 16,
      quantity: 2,
      productId: 'sku-1',
      revenueType: 'income',
      currency: 'USD',
      receipt: 'receipt-1',
      receiptSig: 'signature-1'
    })
  })

  it.each([
    [32, 32],
    ['32', 32],
    [12.34, 12.34],
    ['12.34', 12.34],
    [0, 0],
    ['0', 0],
    [-5, -5],
    ['-5.5', -5.5],
    [1e15, 1e15]
  ])('of %p is sent as %p', async (revenue, sent) => {
    expect(await revenueOf({ revenue })).toEqual({ revenue: sent })
  })

  it.each([
    ['a price and a quantity', { price: 16, quantity: 2 }],
    ['a product id', { productId: 'sku-1', product_id: 'sku-1' }],
    ['a type, currency and receipt', { revenueType: 'income', currency: 'USD', receipt: 'r', receiptSignature: 's' }],
    ['a total', { total: 30 }],
    ['a revenue that is null', { revenue: null, price: 16, quantity: 2 }],
    ['a revenue that is empty', { revenue: '', price: 16, quantity: 2 }],
    ['a price, a quantity of 2.5 and no revenue', { price: 4, quantity: 2.5 }],
    ['a currency that is none', { currency: 'bitcoin', price: 4 }]
  ])('is not made of %s', async (_, properties) => {
    expect(await revenueOf(properties)).toEqual({})
  })

  it.each([
    ['price', { price: '$5' }],
    ['quantity', { price: 5, quantity: 'two' }]
  ])('costs no event its delivery by a %s that is unusable, where there is none', async (_, properties) => {
    expect(await revenueOf(properties)).toEqual({})
  })

  it('rejects the call whose revenue is no number, and nothing else in the batch', async () => {
    const { statuses, events } = await sendBatch('logEvent', [
      purchase({ revenue: 'free' }),
      purchase({ revenue: { amount: 3 } }),
      purchase({ revenue: 3 })
    ])
    expect(statuses).toEqual([400, 400, 200])
    expect(events.map((event) => event.revenue)).toEqual([3])
  })

  it.each([
    ['productId alone', { productId: 'a' }, 'a'],
    ['product_id alone', { product_id: 'b' }, 'b'],
    ['both', { productId: 'a', product_id: 'b' }, 'a'],
    ['a number', { product_id: 507 }, '507'],
    ['zero', { productId: 0 }, '0'],
    ['productId null', { productId: null, product_id: 'b' }, 'b'],
    ['unicode', { productId: 'größe-ß' }, 'größe-ß']
  ])('takes the product id from %s', async (_, properties, sent) => {
    expect(await revenueOf({ revenue: 1, ...properties })).toEqual({ revenue: 1, productId: sent })
  })

  it.each([
    ['receiptSignature alone', { receiptSignature: 'a' }, 'a'],
    ['receipt_signature alone', { receipt_signature: 'b' }, 'b'],
    ['both', { receiptSignature: 'a', receipt_signature: 'b' }, 'a']
  ])("takes the receipt's signature from %s", async (_, properties, sent) => {
    expect(await revenueOf({ revenue: 1, ...properties })).toEqual({ revenue: 1, receiptSig: sent })
  })

  it.each([
    ['usd', 'USD'],
    ['Eur', 'EUR'],
    ['GBP', 'GBP']
  ])('in the currency %p is sent in %p', async (currency, sent) => {
    expect(await revenueOf({ revenue: 1, currency })).toEqual({ revenue: 1, currency: sent })
  })

  it.each(['US', 'EURO', 'U$D', '€', '€€€', 'ÄÖÜ', 'ßa', 'ｕｓｄ', '123', 840, true, ['USD'], { code: 'USD' }])(
    'is sent without the currency %j, which is no code (E2b)',
    async (currency) => {
      expect(await revenueOf({ revenue: 1, currency })).toEqual({ revenue: 1 })
    }
  )

  it('is sent without an unusable currency in a batch too', async () => {
    const { statuses, events } = await sendBatch('logEvent', [
      purchase({ revenue: 1, currency: 'usd' }),
      purchase({ revenue: 2, currency: 'dollars' }),
      purchase({ price: 2, currency: 'dollars' })
    ])
    expect(statuses).toEqual([200, 200, 200])
    expect(events.map(({ revenue, currency }) => [revenue, currency])).toEqual([
      [1, 'USD'],
      [2, undefined],
      [undefined, undefined]
    ])
  })

  it.each([2.5, '2.5', 0.001, -1.5])('with a quantity of %p is sent without price and quantity', async (quantity) => {
    expect(await revenueOf({ revenue: 10, price: 4, quantity, productId: 'flour', currency: 'EUR' })).toEqual({
      revenue: 10,
      productId: 'flour',
      currency: 'EUR'
    })
  })

  it.each([
    ['a price and a quantity as text', { revenue: 10, price: '5', quantity: '2' }, { price: 5, quantity: 2 }],
    ['a refund', { revenue: -8, price: -4, quantity: 2 }, { price: -4, quantity: 2 }],
    [
      'a product that is exact but for binary fractions',
      { revenue: 0.3, price: 0.1, quantity: 3 },
      { price: 0.1, quantity: 3 }
    ],
    ['a quantity of one', { revenue: 5, price: 5, quantity: 1 }, { price: 5, quantity: 1 }]
  ])('is sent with price and quantity where their product is the revenue: %s', async (_, properties, sent) => {
    expect(await revenueOf(properties)).toEqual({ revenue: properties.revenue, ...sent })
  })

  // Amplitude would book price × quantity over it.
  it.each([
    ['a discount', { revenue: 8, price: 5, quantity: 2 }],
    ['a refund with a positive price', { revenue: -10, price: 5, quantity: 2 }],
    ['a refund with a negative quantity', { revenue: -10, price: 5, quantity: -2 }],
    ['a price of zero', { revenue: 0, price: 0, quantity: 3 }],
    ['a quantity of zero', { revenue: 0, price: 5, quantity: 0 }],
    ['a fractional quantity', { revenue: 10, price: 4, quantity: 2.5 }],
    ['a price without a quantity', { revenue: 4, price: 4 }],
    ['a quantity without a price', { revenue: 4, quantity: 4 }],
    ['a price that is none', { revenue: 10, price: '5,00', quantity: 2 }],
    ['a quantity that is none', { revenue: 10, price: 5, quantity: 'two' }],
    ['a price that is a list', { revenue: 10, price: [5], quantity: 2 }],
    ['a cent too much', { revenue: 10.01, price: 5, quantity: 2 }]
  ])('is sent without price and quantity otherwise: %s', async (_, properties) => {
    expect(await revenueOf(properties)).toEqual({ revenue: properties.revenue })
  })

  it('is sent with price and quantity by the same rule in a batch', async () => {
    const { events } = await sendBatch('logEvent', [
      purchase({ revenue: 10, price: 5, quantity: 2 }),
      purchase({ revenue: 8, price: 5, quantity: 2 })
    ])
    expect(events.map(({ revenue, price, quantity }) => [revenue, price, quantity])).toEqual([
      [10, 5, 2],
      [8, undefined, undefined]
    ])
  })

  it.each([
    [{ revenueType: 'income' }, 'income'],
    [{ revenue_type: 'tax' }, 'tax'],
    [{ revenueType: 'income', revenue_type: 'tax' }, 'income'],
    [{ revenueType: '', revenue_type: 'tax' }, 'tax']
  ])('has the type that %j gives it', async (properties, revenueType) => {
    expect(await revenueOf({ revenue: 1, ...properties })).toEqual({ revenue: 1, revenueType })
  })

  it('is described by what is mapped, before what the properties hold', async () => {
    const properties = { revenue: 6, price: 9, quantity: 9, currency: 'USD', product_id: 'a', cost: 3, count: 2 }
    const mapping = {
      price: { '@path': '$.properties.cost' },
      quantity: { '@path': '$.properties.count' },
      currency: 'EUR',
      productId: 'mapped',
      revenueType: 'mapped type',
      receipt: 'mapped receipt',
      receiptSig: 'mapped signature'
    }
    expect(await revenueOf(properties, mapping)).toEqual({
      revenue: 6,
      price: 3,
      quantity: 2,
      currency: 'EUR',
      productId: 'mapped',
      revenueType: 'mapped type',
      receipt: 'mapped receipt',
      receiptSig: 'mapped signature'
    })
  })

  it('can be mapped from elsewhere', async () => {
    expect(await revenueOf({ total: '30' }, { revenue: { '@path': '$.properties.total' } })).toEqual({ revenue: 30 })
  })
})

describe('Event properties of revenue (E3)', () => {
  it.each([
    ['with a revenue', { revenue: '32', price: 16, quantity: 2, product_id: 'a', currency: 'usd', coupon: 'x' }],
    ['without', { price: 16, quantity: 2.5, productId: 'a', currency: 'bitcoin' }]
  ])('stay whole and as given %s', async (_, properties) => {
    const [event] = await eventsOf('logEvent', purchase({ ...properties }))
    expect(event.event_properties).toEqual(properties)
  })

  it('keep products, which are no key of an event', async () => {
    const [event] = await eventsOf('logEvent', purchase({ revenue: 1, products: [{ sku: 'a', price: 1 }] }))
    expect(event.event_properties.products).toEqual([{ sku: 'a', price: 1 }])
    expect(event).not.toHaveProperty('products')
  })
})
