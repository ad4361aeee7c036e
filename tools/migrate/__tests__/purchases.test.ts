import { payload as order } from '../../../examples/order-completed.json'
import type { MigrationOptions } from '../migrate'
import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, eventTypes, sandbox } = migrated()

const { products, ...withoutProducts } = order.properties

const total = () => sandbox().revenue()[0]?.total ?? 0
const revenues = () =>
  sandbox()
    .events()
    .map(({ event }) => event.revenue)
const properties = () =>
  sandbox()
    .events()
    .map(({ event }) => event.event_properties)

describe('Track Revenue Per Product', () => {
  it('off: the order has the revenue, and no product has any', async () => {
    await send({ trackRevenuePerProduct: false }, order)
    expect(eventTypes()).toEqual(['Order Completed', 'Product Purchased', 'Product Purchased'])
    expect(revenues()).toEqual([25, undefined, undefined])
    expect(total()).toBe(25)
  })

  it('on: each product has its revenue, and the order has none', async () => {
    await send({ trackRevenuePerProduct: true }, order)
    expect(eventTypes()).toEqual(['Order Completed', 'Product Purchased', 'Product Purchased'])
    expect(revenues()).toEqual([undefined, 19, 6])
    expect(total()).toBe(25)
  })
})

describe('The type of revenue', () => {
  const types = () =>
    sandbox()
      .events()
      .map(({ event }) => event.revenueType)
  const withType = (revenueType?: string, ofProduct?: string) => ({
    ...order,
    properties: { ...order.properties, revenueType, products: [{ price: 19, quantity: 1, revenueType: ofProduct }] }
  })

  it.each([
    [undefined, undefined, 'Purchase'],
    ['Gift', undefined, 'Gift'],
    [undefined, 'Sample', 'Sample']
  ])('of products, where the order says %j and the product %j, is %j', async (ofOrder, ofProduct, type) => {
    await send({ trackRevenuePerProduct: true }, withType(ofOrder, ofProduct))
    expect(types()).toEqual([undefined, type])
  })

  it('of the order is its own, or Purchase, and its products have none', async () => {
    await send({}, [withType('Gift'), { ...withType(), messageId: 'message-2' }])
    expect(types()).toEqual(['Gift', undefined, 'Purchase', undefined])
  })
})

describe('Track Products Once', () => {
  it('off: the products are events of their own, and no property of the order', async () => {
    await send({ trackProductsOnce: false }, order)
    expect(properties()).toEqual([withoutProducts, ...products])
  })

  it('on: the order is one event with the products inside', async () => {
    await send({ trackProductsOnce: true }, order)
    expect(eventTypes()).toEqual(['Order Completed'])
    expect(properties()).toEqual([order.properties])
    expect(total()).toBe(25)
  })

  it('on, with revenue per product on too: the order keeps the revenue', async () => {
    await send({ trackProductsOnce: true, trackRevenuePerProduct: true }, order)
    expect(revenues()).toEqual([25])
  })
})

describe('Log Revenue V2', () => {
  const subscribed = { type: 'track', event: 'Subscription Started' }

  it.each([true, false])('%s: a revenue without a price counts as it is', async (useLogRevenueV2) => {
    await send({ useLogRevenueV2 }, { ...subscribed, properties: { plan: 'Basic', revenue: '32' } })
    expect(total()).toBe(32)
  })

  it.each([true, false])('%s: a revenue has its price, quantity, product and type', async (useLogRevenueV2) => {
    const special = { price: 4, quantity: 3, productId: 'uno', revenueType: 'tax', receipt: 'receipt-1' }
    await send({ useLogRevenueV2 }, { ...subscribed, properties: { revenue: 12, ...special } })
    expect(sandbox().events()).toMatchObject([{ event: { revenue: 12, ...special } }])
    expect(total()).toBe(12)
  })

  it.each([true, false])(
    '%s: a revenue with a quantity counts once, whatever the old method did',
    async (useLogRevenueV2) => {
      for (const deviceMode of [undefined, 'browser', 'ios', 'android'] as const) {
        sandbox().reset()
        await send({ useLogRevenueV2 }, { ...subscribed, properties: { revenue: 12, quantity: 3 } }, { deviceMode })
        expect(total()).toBe(12)
        expect(eventTypes()).toEqual(['Subscription Started'])
      }
    }
  )

  const lineOf = (useLogRevenueV2: boolean, deviceMode?: MigrationOptions['deviceMode']) =>
    migrate({ useLogRevenueV2 }, { deviceMode }).report.find(({ key }) => key === 'useLogRevenueV2')
  const textOf = (line = lineOf(true)) => `${line?.what} ${line?.why}`

  it.each([undefined, 'browser', 'ios', 'android'] as const)(
    'off, with device mode %s: the report says that amounts get smaller, and that revenue_amount stops',
    (deviceMode) => {
      const line = lineOf(false, deviceMode)
      expect(line?.outcome).toBe('needs a person')
      expect(textOf(line)).toMatch(/multiplied it by the quantity.*"revenue_amount"/)
      expect(textOf(line)).not.toMatch(/the same/)
    }
  )

  it.each([undefined, 'browser', 'ios', 'android'] as const)(
    'on, with device mode %s: the report says that revenue_amount stops',
    (deviceMode) => {
      expect(lineOf(true, deviceMode)?.outcome).not.toBe('needs a person')
      expect(textOf(lineOf(true, deviceMode))).toContain('"revenue_amount"')
    }
  )

  it('a total is no revenue of a track call in cloud mode', async () => {
    await send({}, { ...subscribed, properties: { total: 30 } })
    expect(total()).toBe(0)
  })
})

describe.each(['ios', 'android'] as const)('On %s in device mode', (deviceMode) => {
  it.each([
    { trackRevenuePerProduct: true },
    { trackRevenuePerProduct: false },
    { trackProductsOnce: true },
    { trackProductsOnce: false }
  ])('an order is a track call like any other, whatever the settings (%j)', async (classic) => {
    await send(classic, order, { deviceMode })
    expect(eventTypes()).toEqual(['Order Completed'])
    expect(properties()).toEqual([order.properties])
    expect(revenues()).toEqual([25])
  })

  it.each([true, false])(
    'revenue falls back to the total, as in the SDKs (Log Revenue V2: %s)',
    async (useLogRevenueV2) => {
      const call = { type: 'track', event: 'Bought', properties: { total: 30 } }
      await send({ useLogRevenueV2 }, call, { deviceMode })
      expect(total()).toBe(30)
    }
  )

  it('a screen earns nothing', async () => {
    const call = { type: 'screen', name: 'Cart', properties: { total: 30, revenue: 25 } }
    await send({ trackAllPages: true, trackAllPagesV2: true }, call, { deviceMode })
    expect(eventTypes()).toContain('Loaded a Screen')
    expect(total()).toBe(0)
  })
})
