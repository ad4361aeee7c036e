import { analytics } from './analytics.mjs'

analytics.track({
  userId: 'e953c39d2597f0b8a79dd3c407baeb13bb58523a',
  event: 'Order Completed',
  properties: {
    checkoutId: '6727142daf49b93a601d3a31bc3d53aeae1d15ab',
    orderId: '50314b8e9bcf000000000000',
    affiliation: 'Google Store',
    total: 30,
    revenue: 25,
    shipping: 3,
    tax: 2,
    discount: 2.5,
    coupon: 'hasbros',
    currency: 'USD',
    products: [
      {
        productId: '507f1f77bcf86cd799439011',
        sku: '45790-32',
        name: 'Monopoly: 3rd Edition',
        price: 19,
        quantity: 1,
        category: 'Games'
      },
      {
        productId: '505bd76785ebb509fc183733',
        sku: '46493-32',
        name: 'Uno Card Game',
        price: 3,
        quantity: 2,
        category: 'Games'
      }
    ]
  }
})

await analytics.closeAndFlush()
