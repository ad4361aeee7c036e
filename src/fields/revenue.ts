import type { InputField } from '@segment/actions-core'
import type { Mapping } from './mapping'
import { firstThatExists, path } from './mapping'

/** A text for the framework: its own check of numbers would reject the event without showing the value or the remedy. */
function revenueField(description: string, mapping: Mapping): InputField {
  return { label: 'Revenue', description, type: 'string', default: mapping }
}

/** What describes a revenue. It comes from the event's properties, where a value of a wrong type costs nothing. */
function detailField(label: string, description: string): InputField {
  return { label, description, type: 'string', displayMode: 'collapsed' }
}

const AMOUNTS =
  'A number, or text with one currency sign or code, such as "$19.99" or "19.99 USD"; anything else, such as a comma, rejects the event.'

const details: Record<string, InputField> = {
  price: detailField(
    'Price',
    'The price of one item. When empty, it is price among the Event Properties. Amplitude takes price × quantity for the revenue, whatever the revenue says: so the two are sent only together, and only where they make up the revenue.'
  ),
  quantity: detailField(
    'Quantity',
    'The number of items, a whole number. When empty, it is quantity among the Event Properties. Sent with the Price or not at all.'
  ),
  productId: detailField(
    'Product ID',
    'The id of the item. When empty, it is productId or product_id among the Event Properties. Sent with a revenue only.'
  ),
  currency: detailField(
    'Currency',
    'The currency of the revenue, as three letters of ISO 4217, such as "USD"; anything else is left out. When empty, it is currency among the Event Properties. Sent with a revenue only.'
  ),
  receipt: detailField(
    'Receipt',
    'The receipt of an in-app purchase, by which Amplitude verifies revenue. When empty, it is receipt among the Event Properties. Sent with a revenue only.'
  ),
  receiptSig: detailField(
    'Receipt Signature',
    'The signature of the receipt, needed for Google Play. When empty, it is receiptSignature or receipt_signature among the Event Properties. Sent with a revenue only.'
  )
}

/** The revenue of an event. */
export const revenueFields: Record<string, InputField> = {
  revenue: revenueField(
    `The amount that the event brought in; negative for a refund. Only an event with a revenue sends the revenue fields: a product that is looked at has a price and a quantity too. ${AMOUNTS}`,
    path('$.properties.revenue')
  ),
  ...details,
  revenueType: detailField(
    'Revenue Type',
    'The kind of revenue, such as "Purchase", "tax" or "refund". When empty, it is revenueType or revenue_type among the Event Properties. Sent with a revenue only.'
  )
}

/** The revenue of an order. */
export const orderRevenueFields: Record<string, InputField> = {
  revenue: revenueField(
    `The amount that the order brought in; when empty, the order's own Price × Quantity. An empty revenue among the Event Properties gives way to the total there. Sent on the order's event, unless Track Revenue per Product puts each product's amount on the product's event. ${AMOUNTS}`,
    firstThatExists('$.properties.revenue', '$.properties.total')
  ),
  ...details,
  revenueType: detailField(
    'Revenue Type',
    'The kind of revenue. When empty, it is revenueType or revenue_type among the Event Properties, and otherwise "Purchase". A product may have its own.'
  )
}
