import type { Properties } from '../amplitude/event'
import { isEmpty } from './compact'
import type { RevenueSource } from './revenue'

/**
 * What a product of an order brings in: its own `revenue`, else price × quantity (one where none is given; nothing is known
 * where the quantity is no number).
 * Price and quantity travel only where they make up the same amount, as Amplitude takes their product over `revenue`.
 * @returns Nothing where the product has no amount.
 */
export function productRevenue(product: Properties): RevenueSource {
  const own = toNumber(product.revenue)
  const price = toNumber(product.price)
  const quantity = toNumber(product.quantity)
  const factor = isEmpty(product.quantity) ? 1 : quantity
  const computed = price === undefined || factor === undefined ? undefined : amount(price * factor)
  const revenue = own ?? computed
  if (revenue === undefined || !Number.isFinite(revenue)) return {}
  return revenue === computed ? { revenue, price, quantity } : { revenue }
}

/** The identifier of a product, under any of the names that Segment's spec and its history know. */
export function productIdOf({ productId, product_id, sku }: Properties): string | undefined {
  return [productId, product_id, sku]
    .flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []))
    .find((id) => id !== '')
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Money without the noise of binary fractions: 3 × 0.1 is 0.3. */
function amount(value: number): number {
  return Number(value.toPrecision(15))
}
