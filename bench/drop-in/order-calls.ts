/** Calls through saved subscriptions of Log Purchase. */
import { campaign, MAC, web } from './contexts'
import type { SavedCall } from './saved-call'

const PER_PRODUCT = { trackRevenuePerProduct: true }

const products = [
  { product_id: 'p-1', sku: 'G-32', name: 'Shirt', price: 19, quantity: 1, category: 'Clothes' },
  { product_id: 'p-2', sku: 'G-33', name: 'Shoes', price: 30, quantity: 2, category: 'Shoes' }
]

function order(
  name: string,
  properties: object,
  changes: Record<string, unknown> = {},
  more: Record<string, unknown> = {}
): SavedCall {
  return { name, action: 'logPurchase', changes, call: { event: 'Order Completed', properties, ...more } }
}

export const ORDER_CALLS: readonly SavedCall[] = [
  order('with products', { order_id: 'o-1', revenue: 79, products }),
  order('with a currency', { order_id: 'o-1', revenue: 79, currency: 'USD', products }),
  order('without products', { order_id: 'o-1', revenue: 79 }),
  order('of a browser', { revenue: 79, products }, {}, { context: { ...web, campaign, userAgent: MAC } }),
  order('with traits', { revenue: 79, products }, {}, { traits: { tier: 'gold' } }),
  order(
    'in a session',
    { revenue: 79, products },
    {},
    { integrations: { 'Actions Amplitude': { session_id: 1769859000000 } } }
  ),
  order('with price and quantity', { order_id: 'o-1', price: 20, quantity: 2, productId: 'p-1' }),
  order('with numbers as text', { revenue: '40', price: '20', quantity: '2' }),
  order('with price and quantity that make another revenue', { revenue: 35, price: 20, quantity: 2 }),
  order('with a price and no quantity', { revenue: 50, price: 20 }),
  order('with a revenue of 0', { revenue: 0 }),
  order('that is a refund', { revenue: -40, revenueType: 'refund' }),
  order(
    'with a revenue of each product',
    { products: [{ productId: 'p-1', revenue: 19, revenueType: 'sale' }] },
    PER_PRODUCT
  ),
  order('with price and quantity of each product', { revenue: 79, products }, PER_PRODUCT),
  order('with products at a discount', { products: [{ price: 20, quantity: 2, revenue: 35 }] }, PER_PRODUCT),
  order('with products that have no quantity', { products: [{ productId: 'p-1', price: 20 }] }, PER_PRODUCT),
  order('with a revenue of each product, and no products', { revenue: 79 }, PER_PRODUCT),
  order(
    'with products from elsewhere, key by key',
    { items: products },
    {
      ...PER_PRODUCT,
      products: {
        '@arrayPath': [
          '$.properties.items',
          { price: { '@path': 'price' }, quantity: { '@path': 'quantity' }, productId: { '@path': 'product_id' } }
        ]
      }
    }
  ),
  order('with an insert id', { revenue: 79, products }, { insert_id: { '@path': '$.messageId' } }),
  order(
    'with groups',
    { revenue: 79, company: 'Acme', products },
    { groups: { company: { '@path': '$.properties.company' } } }
  ),
  order(
    'of short ids to the batch endpoint',
    { revenue: 79, products },
    { use_batch_endpoint: true, min_id_length: 2 },
    { userId: 'u1' }
  )
]
