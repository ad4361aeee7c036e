/** What the shop sells. */
import type { Chance } from '../../tools/storm/chance'
import type { Values } from './segment-event'

const NAMES = ['Sencha', 'Assam', 'Darjeeling', 'Genmaicha', 'Oolong', 'Rooibos', 'Teapot', 'Kettle', 'Strainer']
const CATEGORIES = ['Tea', 'Accessories', 'Gifts']
const BRANDS = ['Leaf & Co.', 'Höfer', '一保堂']

/** A product as Segment's e-commerce spec describes it. */
export function product(chance: Chance, position: number): Values {
  const id = chance.between(1, 400)
  return {
    product_id: `p-${id}`,
    sku: `TEA-${id}-${chance.between(50, 500)}G`,
    name: chance.oneOf(NAMES),
    category: chance.oneOf(CATEGORIES),
    brand: chance.oneOf(BRANDS),
    variant: `${chance.between(50, 500)} g`,
    price: chance.between(400, 9000) / 100,
    quantity: chance.between(1, 4),
    position,
    url: `https://shop.example.com/products/${id}`,
    image_url: `https://cdn.example.com/products/${id}/main.jpg`
  }
}

/** The amount of a list of products. */
export function totalOf(products: Values[]): number {
  const cents = products.reduce(
    (sum, { price, quantity }) => sum + Math.round(Number(price) * 100) * Number(quantity),
    0
  )
  return cents / 100
}
