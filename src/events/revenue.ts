import type { AmplitudeEvent } from '../amplitude/event'
import { toAmount } from './amount'
import { toDecimal } from './decimal'
import { describingText } from './describing-text'
import type { RevenueDetails } from './revenue-details'

/**
 * The revenue keys of an event, only where there is a revenue: a product that is merely looked at has a price and a quantity
 * too, from which Amplitude would make revenue. Zero and negative revenue (a refund) are values. Of what describes the revenue,
 * what Amplitude could not take is left out.
 * HTTP V2 API, "price", "quantity", "revenue".
 */
export function revenueOf(revenue: number | undefined, details: RevenueDetails): Partial<AmplitudeEvent> {
  if (revenue === undefined) return {}
  const { price, quantity } = priceAndQuantity(revenue, details)
  return {
    price,
    quantity,
    revenue,
    productId: describingText(details.productId),
    revenueType: describingText(details.revenueType),
    currency: currencyOf(details.currency),
    receipt: describingText(details.receipt),
    receiptSig: describingText(details.receiptSig)
  }
}

/**
 * Price and quantity together, and only where their product is the revenue: Amplitude books price × quantity over `revenue`. So a
 * discount, or a refund with positive prices, is said by the revenue alone. So is what has a price or a quantity of zero, for
 * which it may take 1, and a quantity that is no count.
 */
function priceAndQuantity(revenue: number, details: RevenueDetails): { price?: number; quantity?: number } {
  const price = toAmount(details.price)
  const quantity = toDecimal(details.quantity)
  if (!price || quantity === undefined || quantity < 1 || !Number.isInteger(quantity)) return {}
  return times(price, quantity) === times(revenue, 1) ? { price, quantity } : {}
}

/** Money times a number, without the noise of binary fractions: 3 × 0.1 is 0.3. */
export function times(price: number, quantity: number): number {
  return Number((price * quantity).toPrecision(15))
}

function currencyOf(currency: unknown): string | undefined {
  const code = typeof currency === 'string' ? currency.trim() : ''
  return /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : undefined
}
