import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent } from '../amplitude/event'
import { showValue } from '../amplitude/show-value'
import { currencyIn, requiredAmount, toAmount } from './amount'
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
 * The revenue keys of an event whose revenue is given.
 * @param field How a message names what gives it.
 * @returns `undefined` where nothing is given.
 * @throws PayloadValidationError where what is given is no amount, or one in another currency than the event's.
 */
export function givenRevenue(
  given: unknown,
  field: string,
  details: RevenueDetails
): Partial<AmplitudeEvent> | undefined {
  const amount = requiredAmount(given, field)
  if (amount === undefined) return undefined
  const currency = currencyOf(details.currency)
  const written = currencyIn(given)
  if (currency && written && currency !== written) {
    throw new PayloadValidationError(
      `The ${field} ${showValue(given)} is in ${written}, and the currency is ${showValue(
        details.currency
      )}: which of them counts is never guessed. Send the amount without a currency, or both in the same.`
    )
  }
  return revenueOf(amount, written ? { ...details, currency: written } : details)
}

/**
 * Price and quantity together, and only where their product is the revenue: Amplitude books price × quantity over `revenue`. So a
 * discount, or a refund with positive prices, is said by the revenue alone. So is what has a price or a quantity of zero, for
 * which it may take 1, and a quantity that is no count.
 */
function priceAndQuantity(revenue: number, details: RevenueDetails): { price?: number; quantity?: number } {
  const price = toAmount(details.price)
  const quantity = toDecimal(details.quantity) ?? 0
  const written = currencyIn(details.price)
  if (written && written !== (currencyOf(details.currency) ?? written)) return {}
  if (!price || quantity < 1 || !Number.isInteger(quantity)) return {}
  return times(price, quantity) === times(revenue, 1) ? { price, quantity } : {}
}

/** Money times a number, without the noise of binary fractions: 3 × 0.1 is 0.3. */
export function times(price: number, quantity: number): number {
  return Number((price * quantity).toPrecision(15))
}

/** A currency as Amplitude takes it; `undefined` for what is no three-letter code. */
export function currencyOf(currency: unknown): string | undefined {
  if (typeof currency !== 'string') return undefined
  const code = currency.trim()
  return /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : undefined
}
