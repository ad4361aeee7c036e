import type { InputField } from '@segment/actions-core'
import type { Mapping } from './mapping'
import { coalesce, path } from './mapping'

function revenueField(description: string, mapping: Mapping): InputField {
  return { label: 'Revenue', description, type: 'number', default: mapping }
}

/**
 * A mapping of a number that only matters beside a revenue. Without one it is not mapped, so that a price such as "$5" does
 * not make the framework reject an event that would not have sent it.
 */
function besideRevenue(of: string): Mapping {
  return { '@if': { exists: path('$.properties.revenue'), then: path(of) } }
}

function revenueTypeField(description: string, mapping: Mapping): InputField {
  return { label: 'Revenue Type', description, type: 'string', displayMode: 'collapsed', default: mapping }
}

const currency: InputField = {
  label: 'Currency',
  description:
    'The currency of the revenue, as three letters of ISO 4217, such as "USD". An event with a revenue and another currency than that is rejected.',
  type: 'string',
  displayMode: 'collapsed',
  default: path('$.properties.currency')
}

/** The revenue of an event. */
export const revenueFields: Record<string, InputField> = {
  revenue: revenueField(
    'The amount that the event brought in; negative for a refund. Only an event with a revenue sends the revenue fields: a product that is looked at has a price and a quantity too.',
    path('$.properties.revenue')
  ),
  price: {
    label: 'Price',
    description:
      'The price of one item. Sent with a revenue only. When price, quantity and revenue are all sent, Amplitude takes price × quantity as the revenue.',
    type: 'number',
    displayMode: 'collapsed',
    default: besideRevenue('$.properties.price')
  },
  quantity: {
    label: 'Quantity',
    description:
      'The number of items. Sent with a revenue only. Amplitude takes whole numbers: with a fraction, such as 2.5 kg, price and quantity are left out and the revenue alone says the amount.',
    type: 'number',
    displayMode: 'collapsed',
    default: besideRevenue('$.properties.quantity')
  },
  productId: {
    label: 'Product ID',
    description: 'The id of the item. Sent with a revenue only.',
    type: 'string',
    displayMode: 'collapsed',
    default: coalesce(path('$.properties.productId'), path('$.properties.product_id'))
  },
  revenueType: revenueTypeField(
    'The kind of revenue, such as "Purchase", "tax" or "refund". Sent with a revenue only.',
    path('$.properties.revenueType')
  ),
  currency,
  receipt: {
    label: 'Receipt',
    description: 'The receipt of an in-app purchase, by which Amplitude verifies revenue. Sent with a revenue only.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.properties.receipt')
  },
  receiptSig: {
    label: 'Receipt Signature',
    description: 'The signature of the receipt, needed for Google Play. Sent with a revenue only.',
    type: 'string',
    displayMode: 'collapsed',
    default: coalesce(path('$.properties.receiptSignature'), path('$.properties.receipt_signature'))
  }
}

/** The revenue of an order. */
export const orderRevenueFields: Record<string, InputField> = {
  revenue: revenueField(
    "The amount that the order brought in. Sent on the order's event, unless Track Revenue per Product puts each product's amount on the product's event.",
    coalesce(path('$.properties.revenue'), path('$.properties.total'))
  ),
  revenueType: revenueTypeField(
    'The kind of revenue. A product may have its own.',
    coalesce(path('$.properties.revenueType'), 'Purchase')
  ),
  currency
}
