import type { Properties } from '../amplitude/event'
import type { RevenueSource } from './revenue'

/**
 * What a product of an order brings in: its own `revenue`, else price × quantity (one where none is given).
 * Price and quantity travel only where they make up the same amount, as Amplitude takes their product over `revenue`.
 * @returns Nothing where the product has no amount.
 */
export function productRevenue(product: Properties): RevenueSource {
  const [own, price, quantity] = [product.revenue, product.price, product.quantity].map(toNumber)
  const computed = price === undefined ? undefined : amount(price * (quantity ?? 1))
  const revenue = own ?? computed
  if (revenue === undefined || !Number.isFinite(revenue)) return {}
  return { revenue, ...(revenue === computed ? { price, quantity } : {}) }
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
