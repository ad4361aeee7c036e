import type { Properties } from '../amplitude/event'
import { isNothing } from './compact'
import { ownValue } from './plain-object'

/** What describes a revenue. Each value may be anything: what Amplitude cannot take is left out where it is sent. */
export interface RevenueDetails {
  price?: unknown
  quantity?: unknown
  productId?: unknown
  revenueType?: unknown
  currency?: unknown
  receipt?: unknown
  receiptSig?: unknown
}

/** The properties in which each stands, by the names that Segment's spec and its history have for it. */
const SPELLINGS: { [Detail in keyof Required<RevenueDetails>]: string[] } = {
  price: ['price'],
  quantity: ['quantity'],
  productId: ['productId', 'product_id'],
  revenueType: ['revenueType', 'revenue_type'],
  currency: ['currency'],
  receipt: ['receipt'],
  receiptSig: ['receiptSignature', 'receipt_signature']
}

/**
 * What describes a revenue: as it is mapped, and where nothing is, as the properties have it.
 * @param mapped Values of the fields of the same names.
 */
export function revenueDetails(mapped: RevenueDetails, properties: Properties = {}): RevenueDetails {
  const detail = (name: keyof RevenueDetails) =>
    isNothing(mapped[name]) ? firstOf(properties, SPELLINGS[name]) : mapped[name]
  return {
    price: detail('price'),
    quantity: detail('quantity'),
    productId: detail('productId'),
    revenueType: detail('revenueType'),
    currency: detail('currency'),
    receipt: detail('receipt'),
    receiptSig: detail('receiptSig')
  }
}

/** The first of some properties that holds something. */
export function firstOf(properties: Properties, names: string[]): unknown {
  for (const name of names) {
    const value = ownValue(properties, name)
    if (!isNothing(value)) return value
  }
  return undefined
}
