import { eventsOf } from './support/sent'

/** What every event of these examples has in common. */
const common = { time: 1769860800000, library: 'segment', ingestion_metadata: { source_name: 'segment' } }

describe("The classic destination's example of an order", () => {
  const user_id = 'e953c39d2597f0b8a79dd3c407baeb13bb58523a'
  const monopoly = {
    productId: '507f1f77bcf86cd799439011',
    sku: '45790-32',
    name: 'Monopoly: 3rd Edition',
    price: 19,
    quantity: 1,
    category: 'Games'
  }
  const uno = {
    productId: '505bd76785ebb509fc183733',
    sku: '46493-32',
    name: 'Uno Card Game',
    price: 3,
    quantity: 2,
    category: 'Games'
  }
  const properties = {
    checkoutId: '6727142daf49b93a601d3a31bc3d53aeae1d15ab',
    orderId: '50314b8e9bcf000000000000',
    affiliation: 'Google Store',
    total: 30,
    revenue: 25,
    shipping: 3,
    tax: 2,
    discount: 2.5,
    coupon: 'hasbros',
    currency: 'USD'
  }
  const call = {
    userId: user_id,
    anonymousId: undefined,
    event: 'Order Completed',
    properties: { ...properties, products: [monopoly, uno] }
  }

  const order = {
    ...common,
    user_id,
    event_type: 'Order Completed',
    insert_id: 'message-1:Order Completed',
    event_properties: properties
  }
  const first = {
    ...common,
    user_id,
    event_type: 'Product Purchased',
    insert_id: 'message-1:0:Product Purchased',
    event_properties: monopoly
  }
  const second = {
    ...common,
    user_id,
    event_type: 'Product Purchased',
    insert_id: 'message-1:1:Product Purchased',
    event_properties: uno
  }

  it('with revenue per product off', async () => {
    expect(await eventsOf('logPurchase', call)).toEqual([
      { ...order, revenue: 25, revenueType: 'Purchase', currency: 'USD' },
      first,
      second
    ])
  })

  it('with revenue per product on', async () => {
    expect(await eventsOf('logPurchase', call, { trackRevenuePerProduct: true })).toEqual([
      order,
      {
        ...first,
        productId: '507f1f77bcf86cd799439011',
        revenue: 19,
        price: 19,
        quantity: 1,
        revenueType: 'Purchase',
        currency: 'USD'
      },
      {
        ...second,
        productId: '505bd76785ebb509fc183733',
        revenue: 6,
        price: 3,
        quantity: 2,
        revenueType: 'Purchase',
        currency: 'USD'
      }
    ])
  })

  it('with products once', async () => {
    expect(await eventsOf('logPurchase', call, { trackProductsOnce: true })).toEqual([
      {
        ...order,
        event_properties: { ...properties, products: [monopoly, uno] },
        revenue: 25,
        revenueType: 'Purchase',
        currency: 'USD'
      }
    ])
  })
})

describe("The classic destination's examples of groups", () => {
  const users = { ...common, user_id: 'user-1234', device_id: 'device-1234' }
  const traits = {
    group_type: 'Organization',
    name: 'ExampleCorp, LLC',
    employees: '20',
    email: 'hello@example.org'
  }
  const call = { type: 'group', groupId: '082108c8-f51e-485f-9d2d-b6ba57ee2c40', traits }

  it('with the traits of type and value mapped', async () => {
    const mapping = { group_type: { '@path': '$.traits.group_type' }, group_value: { '@path': '$.traits.name' } }
    expect(await eventsOf('groupIdentify', call, mapping)).toEqual([
      {
        ...users,
        event_type: '$identify',
        insert_id: 'message-1:Organization:$identify',
        groups: { Organization: 'ExampleCorp, LLC' },
        user_properties: { $set: { Organization: 'ExampleCorp, LLC' } }
      },
      {
        ...users,
        event_type: '$groupidentify',
        insert_id: 'message-1:Organization:$groupidentify',
        groups: { Organization: 'ExampleCorp, LLC' },
        group_properties: {
          $set: {
            group_type: 'Organization',
            name: 'ExampleCorp, LLC',
            employees: '20',
            email: 'hello@example.org'
          }
        }
      }
    ])
  })

  const joinsTheGroupId = (groupId: string) => ({
    ...users,
    event_type: '$identify',
    insert_id: 'message-1:[Segment] Group:$identify',
    groups: { '[Segment] Group': groupId },
    user_properties: { $set: { '[Segment] Group': groupId } }
  })

  it('without that mapping', async () => {
    expect(await eventsOf('groupIdentify', call)).toEqual([joinsTheGroupId('082108c8-f51e-485f-9d2d-b6ba57ee2c40')])
  })

  it('from a server, whose traits have neither type nor value', async () => {
    const other = {
      type: 'group',
      groupId: 'some_group_id',
      userId: 'some_user_id',
      traits: { email: 'group@example.org', some_other_property: 'some_other_value' }
    }
    const mapping = { group_type: { '@path': '$.traits.group_type' }, group_value: { '@path': '$.traits.name' } }
    expect(await eventsOf('groupIdentify', other, mapping)).toEqual([
      { ...joinsTheGroupId('some_group_id'), user_id: 'some_user_id' }
    ])
  })
})
