import type { InputField } from '@segment/actions-core'

const whenProductsAreEvents: InputField['depends_on'] = {
  conditions: [{ fieldKey: 'trackProductsOnce', operator: 'is_not', value: true }]
}

/** The products of an order, and what becomes of them. */
export const productFields: Record<string, InputField> = {
  trackProductsOnce: {
    label: 'Track Products Once',
    description:
      'Whether the order is one event with the products inside its properties. Otherwise the order is one event without them, and each product is a "Product Purchased" event of its own.',
    type: 'boolean',
    category: 'config',
    default: false
  },
  trackRevenuePerProduct: {
    label: 'Track Revenue per Product',
    description:
      "Whether revenue stands on each product's event (its revenue, or price × quantity) and none on the order. Otherwise it stands on the order alone. An order without products has its revenue either way.",
    type: 'boolean',
    category: 'config',
    depends_on: whenProductsAreEvents,
    default: false
  },
  products: {
    label: 'Products',
    description:
      "The products of the order, each an object; all that it holds becomes properties of the product's event. When empty, the list under products in Event Properties is taken, and an order whose list is malformed is still delivered, without product events.",
    type: 'object',
    multiple: true,
    additionalProperties: true,
    displayMode: 'collapsed'
  },
  productProperties: {
    label: 'Product Properties',
    description:
      'Properties that each "Product Purchased" event has besides those of its product, such as the title of the page on which the order was placed. They win over properties of the product of the same names.',
    type: 'object',
    additionalProperties: true,
    displayMode: 'collapsed',
    defaultObjectUI: 'keyvalue',
    depends_on: whenProductsAreEvents
  }
}
