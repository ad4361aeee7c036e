import { omit } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import type { Payload } from '../logPurchase/generated-types'
import { baseEvent, toEvent } from './base-event'
import { optionOf } from './call-options'
import { compact, isNothing } from './compact'
import { insertId } from './insert-id'
import { isObject, ownValue } from './plain-object'
import { computedRevenue, productRevenue } from './product-revenue'
import { givenRevenue, revenueOf } from './revenue'
import type { RevenueDetails } from './revenue-details'
import { revenueDetails } from './revenue-details'
import { sendableProperties } from './sendable-properties'
import { userChanges, userSync } from './user-properties'

/** The event type of each product of an order, as in Segment's classic destination. */
export const PRODUCT_PURCHASED = 'Product Purchased'

/** The type of a purchase's revenue where nothing else is given, as in Segment's own destination. */
const DEFAULT_REVENUE_TYPE = 'Purchase'

/**
 * An order is one event, and one more for each of its products. Revenue stands on the order or on the products, never on
 * both; on the order too where no product's event is there to carry it. What changes the user stands on the order alone.
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function logPurchase(payload: Payload): AmplitudeEvent[] {
  const products = productsOf(payload)
  const separate = payload.trackProductsOnce === true ? [] : products ?? []
  const revenueOnProducts = payload.trackRevenuePerProduct === true && separate.length > 0
  const base = baseEvent(payload)
  const sync = userSync(payload)
  const details = orderDetails(payload)

  const ownOfOrder = {
    event_id: optionOf(payload, 'event_id'),
    insert_id: insertId(payload, payload.event_type.trim()),
    event_properties: sendableProperties(orderProperties(payload, products))
  }
  const revenue = revenueOnProducts ? {} : orderRevenue(payload, details)
  const order = toEvent(payload.event_type, base, ownOfOrder, sync, userChanges(payload), revenue)

  const purchases = separate.map((product, index) => {
    const own = {
      insert_id: insertId(payload, PRODUCT_PURCHASED, index),
      event_properties: sendableProperties(withShared(product, payload))
    }
    const earned = revenueOnProducts ? productRevenue(product, details, `revenue of products[${index}],`) : {}
    return toEvent(PRODUCT_PURCHASED, base, own, sync, earned)
  })
  return [order, ...purchases]
}

/** The order's products; `undefined` where what stands in their place is no list of objects. */
function productsOf({ products, event_properties }: Payload): Properties[] | undefined {
  const list = products ?? ownValue(event_properties, 'products')
  return Array.isArray(list) && list.every(isObject) ? list : undefined
}

function orderProperties({ event_properties = {}, trackProductsOnce }: Payload, products?: Properties[]): Properties {
  if (!products) return event_properties
  return trackProductsOnce === true ? { ...event_properties, products } : omit(event_properties, ['products'])
}

/** A product's own properties, and those that all products of the order have. */
function withShared(product: Properties, { productProperties }: Payload): Properties {
  return productProperties ? { ...product, ...compact(productProperties) } : product
}

function orderDetails(payload: Payload): RevenueDetails {
  const details = revenueDetails(payload, payload.event_properties)
  details.revenueType ??= DEFAULT_REVENUE_TYPE
  return details
}

function orderRevenue(payload: Payload, details: RevenueDetails): Partial<AmplitudeEvent> {
  const given = isNothing(payload.revenue) ? totalBesideEmptyRevenue(payload) : payload.revenue
  return givenRevenue(given, 'revenue', details) ?? revenueOf(computedRevenue(details), details)
}

/** An empty text holds no revenue, but the mapping takes it for one, and never looks at the total behind it. */
function totalBesideEmptyRevenue({ event_properties }: Payload): unknown {
  return event_properties?.revenue === '' ? event_properties.total : undefined
}
