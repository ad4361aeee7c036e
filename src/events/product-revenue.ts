import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { toAmount } from './amount'
import { isNothing } from './compact'
import { toDecimal } from './decimal'
import { describingText } from './describing-text'
import { ownValue } from './plain-object'
import type { RevenueDetails } from './revenue-details'
import { firstOf, revenueDetails } from './revenue-details'
import { currencyOf, givenRevenue, revenueOf, times } from './revenue'

/** The names that Segment's spec and its history have for the id of a product. */
const PRODUCT_IDS = ['productId', 'product_id', 'sku']

/**
 * The revenue keys of a product of an order: its own `revenue`, else price × quantity.
 * @param order What the order says of the currency and the type of its revenue; a product may have its own.
 * @param field How a message names the product's revenue.
 * @returns Nothing where the product has no amount.
 * @throws PayloadValidationError where the product's own revenue is no amount.
 */
export function productRevenue(
  product: Properties,
  { revenueType, currency }: RevenueDetails,
  field: string
): Partial<AmplitudeEvent> {
  const own = revenueDetails({ productId: firstOf(product, PRODUCT_IDS) }, product)
  own.revenueType = describingText(own.revenueType) ?? revenueType
  own.currency = currencyOf(own.currency) ?? currency
  return givenRevenue(ownValue(product, 'revenue'), field, own) ?? revenueOf(computedRevenue(own), own)
}

/** Price × quantity; one where no quantity is given. Nothing is known where either is no number. */
export function computedRevenue({ price, quantity }: RevenueDetails): number | undefined {
  const amount = toAmount(price)
  const factor = isNothing(quantity) ? 1 : toDecimal(quantity)
  if (amount === undefined || factor === undefined) return undefined
  return toDecimal(times(amount, factor))
}
