/** Which items of a request an answer means. What Amplitude lists is not taken on trust. */
import type { ErrorBody } from './answers'
import { asObject } from './answers'
import type { Item } from './channel'

/** Positions that the answer throttles: by number, and by the users and devices that it names. */
export function throttledPositions(body: ErrorBody, items: Item[]): Set<number> {
  const named = positionsIn(body.throttled_events, items)
  const overQuota = positionsOf(items, body.exceeded_daily_quota_users, body.exceeded_daily_quota_devices)
  if (named.length > 0) return new Set([...named, ...overQuota])
  return new Set([...positionsOf(items, body.throttled_users, body.throttled_devices), ...overQuota])
}

/** Whether the answer says that the item's user or device is over its daily quota. */
export function isOverQuota(body: ErrorBody, item: Item): boolean {
  return (
    names(body.exceeded_daily_quota_users, valueOf(item, 'user_id')) ||
    names(body.exceeded_daily_quota_devices, valueOf(item, 'device_id'))
  )
}

/** Positions of the items of silenced devices. */
export function silencedPositions(body: ErrorBody, items: Item[]): number[] {
  const named = positionsIn(body.silenced_events, items)
  if (named.length > 0 || !Array.isArray(body.silenced_devices)) return named
  const devices = body.silenced_devices.filter((device) => typeof device === 'string')
  return positionsOf(items, undefined, Object.fromEntries(devices.map((device) => [device, 0])))
}

/** The numbers of a list that are positions in the request. */
export function positionsIn(list: unknown, items: Item[]): number[] {
  if (!Array.isArray(list)) return []
  return list.filter(
    (position): position is number => Number.isInteger(position) && position >= 0 && position < items.length
  )
}

/** The positions of the items of these users and devices, which stand in the answer as keys of objects. */
function positionsOf(items: Item[], users: unknown, devices: unknown): number[] {
  return items.flatMap((item, position) =>
    names(users, valueOf(item, 'user_id')) || names(devices, valueOf(item, 'device_id')) ? [position] : []
  )
}

function names(owners: unknown, id: unknown): boolean {
  return typeof id === 'string' && Object.prototype.hasOwnProperty.call(asObject(owners), id)
}

/** What an item holds in a field that an answer names; `undefined` where it has none of that name. */
export function valueOf(item: Item, field: string): unknown {
  return Object.prototype.hasOwnProperty.call(item, field) ? Reflect.get(item, field) : undefined
}
