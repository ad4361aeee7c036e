import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent } from '../amplitude/event'
import { showValue } from '../amplitude/show-value'

/** What a payload says about money; every value but the revenue itself only describes it. */
export interface RevenueSource {
  revenue?: number
  price?: number
  quantity?: number
  productId?: string
  revenueType?: string
  currency?: string
  receipt?: string
  receiptSig?: string
}

/**
 * The revenue keys of an event, only where there is a revenue: a product that is merely looked at has a price and a quantity
 * too, from which Amplitude would make revenue. Zero and negative revenue (a refund) are values.
 * A quantity that is no integer is one that Amplitude does not take, and without it price × quantity, which wins over
 * `revenue`, would be another amount: `revenue` alone then says it.
 * HTTP V2 API, "price", "quantity", "revenue".
 * @throws PayloadValidationError where the currency is no ISO 4217 code.
 */
export function revenueOf(source: RevenueSource): Partial<AmplitudeEvent> {
  if (source.revenue === undefined) return {}
  const { revenue, price, quantity, productId, revenueType, receipt, receiptSig } = source
  const countable = quantity === undefined || Number.isInteger(quantity)
  return {
    price: countable ? price : undefined,
    quantity: countable ? quantity : undefined,
    revenue,
    productId,
    revenueType,
    currency: currencyOf(source.currency),
    receipt,
    receiptSig
  }
}

function currencyOf(currency?: string): string | undefined {
  if (!currency) return undefined
  const code = currency.trim()
  if (/^[a-z]{3}$/i.test(code)) return code.toUpperCase()
  throw new PayloadValidationError(
    `The currency ${showValue(
      currency
    )} is no three-letter code as in ISO 4217. Map a code such as "USD", or leave currency empty.`
  )
}
