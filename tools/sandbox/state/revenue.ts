/** What an event earns, and sums of it by currency. Source: Amplitude, HTTP V2 API, "Event properties": price, quantity, revenue. */
import { isObject } from '../json'
import type { JsonObject } from '../json'
import type { Readings } from '../readings'

/** An amount of money. `currency` is `none` where the event names none. */
export interface Amount {
  amount: number
  currency: string
}

/** Sums of revenue: over all currencies as plain numbers, and for each currency. Rounded to six decimals. */
export interface RevenueSums {
  total: number
  byCurrency: Record<string, number>
}

const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/**
 * The revenue of an event, or undefined when it has none. Price × quantity wins when price, quantity and revenue are all
 * sent; else revenue; else price × quantity, of which quantity is 1 when absent. A refund is negative.
 */
export function revenueOf(event: JsonObject, sdkRevenue: Readings['sdkRevenue']): Amount | undefined {
  const own = amountIn(event, '')
  if (own) return own
  const properties = event.event_properties
  const fromSdk = sdkRevenue === 'counted' && event.event_type === 'revenue_amount' && isObject(properties)
  return fromSdk ? amountIn(properties, '$') : undefined
}

function amountIn(source: JsonObject, prefix: string): Amount | undefined {
  const price = numberOr(source[`${prefix}price`])
  const quantity = numberOr(source[`${prefix}quantity`])
  const revenue = numberOr(source[`${prefix}revenue`])
  const sentCurrency = source[`${prefix}currency`]
  const currency = typeof sentCurrency === 'string' ? sentCurrency : 'none'
  if (price !== undefined && quantity !== undefined) return { amount: price * quantity, currency }
  if (revenue !== undefined) return { amount: revenue, currency }
  return price === undefined ? undefined : { amount: price, currency }
}

const rounded = (amount: number): number => Math.round(amount * 1e6) / 1e6

/** Adds up revenue. */
export class Revenue {
  private readonly sums = new Map<string, number>()

  add({ amount, currency }: Amount): void {
    this.sums.set(currency, (this.sums.get(currency) ?? 0) + amount)
  }

  /** Takes over the sums of another, as when two users turn out to be one. */
  addAll(other: Revenue): void {
    for (const [currency, amount] of other.sums) this.add({ amount, currency })
  }

  read(): RevenueSums {
    const byCurrency = Object.create(null) as Record<string, number>
    let total = 0
    for (const [currency, amount] of this.sums) {
      byCurrency[currency] = rounded(amount)
      total += amount
    }
    return { total: rounded(total), byCurrency }
  }
}
