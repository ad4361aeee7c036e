import { showValue } from '../../src/amplitude/show-value'
import type { RandomCall } from './random-calls'
import type { Fate } from './raw-amplitude'

/** A call of which one value was junk, and what became of it. */
type Tried = RandomCall & { fate: Fate }

/** What the framework says of an object or a list where it expects a text. */
const NO_TEXT = / must be a string but it was an (object|array)\./

/** Whether a call was rejected for good, by a message that names the field and shows the value. */
export function isWellRejected({ placed: [{ value, named }], fate: { status, message = '' } }: Tried): boolean {
  return status === 400 && named!.test(message) && [value, alone(value)].some((meant) => shows(message, meant))
}

function shows(message: string, value: unknown): boolean {
  if (isStructured(value)) return NO_TEXT.test(message) || message.includes(showValue(asHandedOver(value)))
  // A number is a text for the framework.
  return textOf(value).trim() === '' || message.includes(showValue(value)) || message.includes(showValue(String(value)))
}

/** The framework hands no property of this name over. */
function asHandedOver(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === '__proto__' ? undefined : part)))
}

/** By the end of a path, whether what is sent is what the text of a value there says, where it says anything. */
const MEANINGS: Record<string, (event: any, text: string) => boolean> = {
  userId: ({ user_id }, text) => user_id === undefined || user_id === text,
  anonymousId: ({ device_id }, text) => device_id === undefined || device_id === text,
  id: ({ device_id }, text) => [undefined, text, 'device-1234'].includes(device_id),
  timestamp: ({ time }, text) => (text === '' ? time === undefined : Number.isInteger(time)),
  session_id: ({ session_id }, text) => (text === '' ? session_id === undefined : session_id >= -1),
  sessionId: ({ session_id }, text) => (text === '' ? session_id === undefined : session_id >= -1),
  event: ({ event_type }, text) => event_type === text.trim() || event_type === 'Product Purchased',
  revenue: ({ revenue }, text) => revenue === undefined || isAmount(revenue, text),
  groupId: ({ groups }, text) => groups.org === 'Acme' || groups['[Segment] Group'] === text,
  logins: ({ user_properties, group_properties }, text) =>
    [user_properties?.$add, group_properties?.$add].every(
      (added) => added === undefined || added.logins === Number(text)
    )
}

/** Whether what is sent is what the junk means: an id, a number, a time; and nothing where it means nothing. */
export function isWellTaken({ placed: [{ path, value }], fate: { events } }: Tried): boolean {
  const end = path[path.length - 1]
  const meant = alone(value)
  if (path.includes('products')) return isProductWellTaken(meant, events)
  if (isStructured(meant)) return isPassedOver(end, events)
  // Of an order, whose products may have revenue too, the first event is the order's.
  const telling = end === 'revenue' ? events.slice(0, 1) : events
  return telling.length > 0 && telling.every((event) => MEANINGS[end](event, textOf(meant)))
}

/** The revenue of a product counts where the order has none; without one, price × quantity does. */
function isProductWellTaken(meant: unknown, [order, product]: any[]): boolean {
  if (order.revenue !== undefined) return order.revenue === 25 && product?.revenue === undefined
  return (
    !isStructured(meant) && (textOf(meant) === '' ? product.revenue === 6 : isAmount(product.revenue, textOf(meant)))
  )
}

const isAmount = (revenue: unknown, text: string) => text === '' || revenue === Number(text.replace(/[^\d.e+-]/g, ''))

/**
 * Where an object or a list costs nothing: what is added to a group without type is not sent, and the default mapping of the
 * device id takes one for missing, and goes on to the anonymous id.
 */
function isPassedOver(end: string, events: any[]): boolean {
  if (end === 'id') return events.every(({ device_id }) => device_id === 'device-1234')
  return end === 'logins' && events[0].groups?.['[Segment] Group'] !== undefined
}

/** The framework takes a list of one for the one, where it expects a text. */
function alone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && !isStructured(value[0]) ? value[0] : value
}

const isStructured = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The text of what is no object and no list; none of null. */
const textOf = (value: unknown) => (value === null ? '' : `${value as string}`)
