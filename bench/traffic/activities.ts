/** What people do: the names of track calls, and their properties. */
import type { Chance } from '../../tools/storm/chance'
import { product, totalOf } from './products'
import type { Values } from './segment-event'
import { weighted } from './weighted'

/** An event's name and properties. */
export interface Activity {
  event: string
  properties: Values
}

/** Track calls that are no order, with their share in percent; one in twelve or so brings in money. */
const ACTIVITIES: Array<{ share: number; of: (chance: Chance) => Activity }> = [
  { share: 30, of: (chance) => ({ event: 'Product Viewed', properties: { ...product(chance, 1), currency: 'USD' } }) },
  {
    share: 16,
    of: (chance) => ({
      event: 'Product List Viewed',
      properties: {
        list_id: 'green-tea',
        category: 'Tea',
        products: Array.from({ length: chance.between(3, 8) }, (_none, index) => product(chance, index + 1))
      }
    })
  },
  { share: 12, of: (chance) => ({ event: 'Product Added', properties: { ...product(chance, 1), cart_id: 'c-81' } }) },
  {
    share: 20,
    of: (chance) => ({
      event: 'Button Clicked',
      properties: { label: 'Add to basket', section: 'hero', position: chance.between(1, 9), experiment: 'home-b' }
    })
  },
  {
    share: 14,
    of: (chance) => ({
      event: 'Article Read',
      properties: {
        title: 'How to brew a first flush',
        author: 'Noa Brown',
        tags: ['tea', 'how-to', 'green'],
        scrolled: chance.between(5, 100),
        seconds: chance.between(3, 400)
      }
    })
  },
  {
    share: 8,
    of: (chance) => ({
      event: 'Subscription Renewed',
      properties: { plan: 'monthly', revenue: chance.between(900, 4900) / 100, currency: 'USD', coupon: 'AUTUMN' }
    })
  }
]

/** A track call that is no order. */
export function activity(chance: Chance): Activity {
  return weighted(ACTIVITIES, chance).of(chance)
}

/**
 * An order.
 * @param products how many different products it has
 */
export function order(chance: Chance, products: number): Activity {
  const list = Array.from({ length: products }, (_none, index) => product(chance, index + 1))
  const total = totalOf(list)
  return {
    event: 'Order Completed',
    properties: {
      order_id: `o-${chance.between(100_000, 999_999)}`,
      affiliation: 'Web shop',
      total,
      revenue: total,
      shipping: 4.9,
      tax: Math.round(total * 7) / 100,
      currency: 'USD',
      coupon: chance.happens(0.2) ? 'AUTUMN' : undefined,
      products: list
    }
  }
}
