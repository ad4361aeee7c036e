import { omit } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import type { Payload } from '../logPurchase/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './classic-options'
import { insertId } from './insert-id'
import { flattenNestedValues } from './nested-values'
import { isObject } from './plain-object'
import { productIdOf, productRevenue } from './product-revenue'
import { revenueOf } from './revenue'
import { userChanges, userSync } from './user-properties'

/** The event type of each product of an order, as in Segment's classic destination. */
export const PRODUCT_PURCHASED = 'Product Purchased'

/**
 * An order is one event, and one more for each of its products. Revenue stands on the order or on the products, never on
 * both; on the order too where no product's event is there to carry it. What changes the user stands on the order alone.
 * @throws PayloadValidationError where a value cannot be what its field means.
 */
export function logPurchase(payload: Payload): AmplitudeEvent[] {
  const products = productsOf(payload)
  const separate = payload.trackProductsOnce === true ? [] : products ?? []
  const revenueOnProducts = payload.trackRevenuePerProduct === true && separate.length > 0
  const base = baseEvent(payload)
  const sync = userSync(payload)

  const ownOfOrder = {
    event_id: optionOf(payload, 'event_id'),
    insert_id: insertId(payload, payload.event_type.trim()),
    event_properties: flattenNestedValues(orderProperties(payload, products))
  }
  const revenue = revenueOnProducts ? {} : revenueOf(payload)
  const order = toEvent(payload.event_type, base, ownOfOrder, sync, userChanges(payload), revenue)

  const purchases = separate.map((product, index) => {
    const own = {
      insert_id: insertId(payload, PRODUCT_PURCHASED, index),
      event_properties: flattenNestedValues(product)
    }
    return toEvent(PRODUCT_PURCHASED, base, own, sync, revenueOnProducts ? revenueOfProduct(payload, product) : {})
  })
  return [order, ...purchases]
}

/** The order's products; `undefined` where what stands in their place is no list of objects. */
function productsOf({ products, event_properties }: Payload): Properties[] | undefined {
  const list: unknown = products ?? event_properties?.products
  return Array.isArray(list) && list.every(isObject) ? list : undefined
}

function orderProperties({ event_properties = {}, trackProductsOnce }: Payload, products?: Properties[]): Properties {
  if (!products) return event_properties
  return trackProductsOnce === true ? { ...event_properties, products } : omit(event_properties, ['products'])
}

function revenueOfProduct({ revenueType, currency }: Payload, product: Properties): Partial<AmplitudeEvent> {
  const ownType = typeof product.revenueType === 'string' ? product.revenueType : undefined
  return revenueOf({
    ...productRevenue(product),
    productId: productIdOf(product),
    revenueType: ownType || revenueType,
    currency
  })
}
