import { ORDER_NAMES } from '../behaviours/orders'
import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, eventTypes, sandbox } = migrated()

const order = (event: string) => ({
  type: 'track',
  event,
  properties: { revenue: 25, products: [{ sku: 'uno' }, { sku: 'due' }] }
})

/** As the classic destination's code recognized an order. */
const AN_ORDER = /^(order[ _]?completed|completed[ _]?order)$/i

describe('An order', () => {
  it.each([
    'Order Completed',
    'Completed Order',
    'order completed',
    'completed order',
    'order_completed',
    'completed_order',
    'orderCompleted',
    'completedOrder',
    'OrderCompleted',
    'Order completed',
    'Order_Completed',
    'ORDER_COMPLETED'
  ])('called %j is taken apart, and counts once', async (name) => {
    await send({}, order(name))
    expect(eventTypes()).toEqual([name, 'Product Purchased', 'Product Purchased'])
    expect(sandbox().projects()).toMatchObject([{ events: 3, deduplicated: 0 }])
    expect(sandbox().revenue()).toMatchObject([{ total: 25 }])
  })

  it('by any other of its names is one as well, and never two', async () => {
    for (const name of ORDER_NAMES) {
      sandbox().reset()
      await send({}, order(name))
      expect(eventTypes()).toEqual([name, 'Product Purchased', 'Product Purchased'])
    }
  })

  it('has no name twice, and none that the classic destination did not know', () => {
    expect(new Set(ORDER_NAMES).size).toBe(ORDER_NAMES.length)
    expect(ORDER_NAMES.filter((name) => !AN_ORDER.test(name))).toEqual([])
  })
})

it.each([
  'Order Refunded',
  'Order',
  'Completed Orders',
  'Reorder Completed',
  'Order Completed Again',
  'order-completed',
  'Clicked'
])('A track call %j is none, and is one event with its products inside', async (name) => {
  await send({}, order(name))
  expect(eventTypes()).toEqual([name])
  expect(sandbox().revenue()).toMatchObject([{ total: 25 }])
})

it('In device mode in a browser an order is taken apart, as the classic code there did', async () => {
  await send({}, order('completed_order'), { deviceMode: 'browser' })
  expect(eventTypes()).toEqual(['completed_order', 'Product Purchased', 'Product Purchased'])
})

it.each(['ios', 'android'] as const)(
  'On %s in device mode an order by any name is a track call',
  async (deviceMode) => {
    await send({}, order('order_completed'), { deviceMode })
    expect(eventTypes()).toEqual(['order_completed'])
    expect(migrate({}, { deviceMode }).subscriptions.map(({ action }) => action)).not.toContain('logPurchase')
  }
)
