import { HTTP_V2_LIMITS } from '../amplitude/limits'
import type { Failure } from '../amplitude/outcome'
import { showValue } from '../amplitude/show-value'
import type { Shipment } from './plan'

/** What is to be sent for a payload, or why nothing is. */
export type Planned = Shipment[] | Failure

/** The lowest rate there is: a delivery of no more events than that exceeds none. */
const LOWEST_RATE = HTTP_V2_LIMITS.maxEventsOfOne ?? 0

/** Users and devices, each with its events so far, at one API. */
interface Counts {
  events: Map<string, number>
  /** Those of whom a payload was held back: what comes after it must not overtake it. */
  heldBack: Set<string>
}

/**
 * Holds back payloads of a user or device beyond what Amplitude takes of one in its window: sent with the others, they would be
 * refused at every try, as Amplitude may name all of the user's events when it throttles. The first ones go, in order, so that
 * each try gets further. A payload is held back whole, since part of an order would only be sent again with it; the first one of
 * a user always goes.
 * @returns The same, with a failure that Segment sends again in place of what is held back.
 */
export function withinRate(planned: Planned[]): Planned[] {
  if (!hasBusyOwner(planned)) return planned
  const countsByUrl = new Map<string, Counts>()
  return planned.map((shipments) =>
    Array.isArray(shipments) && shipments.length > 0 ? takenOrHeldBack(shipments, countsByUrl) : shipments
  )
}

/** Whether a user or device may have more events than the lowest rate allows. Nearly no delivery has, and this is all it costs. */
function hasBusyOwner(planned: Planned[]): boolean {
  const users = new Map<string | undefined, number>()
  const devices = new Map<string | undefined, number>()
  for (const shipments of planned) {
    if (!Array.isArray(shipments)) continue
    for (const { item } of shipments) {
      if (!('event_type' in item)) continue
      if (count(users, item.user_id) > LOWEST_RATE || count(devices, item.device_id) > LOWEST_RATE) return true
    }
  }
  return false
}

function takenOrHeldBack(shipments: Shipment[], countsByUrl: Map<string, Counts>): Planned {
  const [{ channel }] = shipments
  const limit = channel.limits.maxEventsOfOne ?? Infinity
  const counts = countsByUrl.get(channel.url) ?? { events: new Map<string, number>(), heldBack: new Set<string>() }
  countsByUrl.set(channel.url, counts)

  const own = ownersOf(shipments)
  const over = [...own].find(([owner, events]) => isOver(owner, events, limit, counts))
  if (over) {
    for (const owner of own.keys()) counts.heldBack.add(owner)
    return heldBack(over[0], channel.api, limit)
  }
  for (const [owner, events] of own) counts.events.set(owner, (counts.events.get(owner) ?? 0) + events)
  return shipments
}

function isOver(owner: string, events: number, limit: number, counts: Counts): boolean {
  const before = counts.events.get(owner) ?? 0
  return counts.heldBack.has(owner) || (before > 0 && before + events > limit)
}

/** The events of a payload by the users and devices that they count for. All of a payload are of the same, as a rule. */
function ownersOf(shipments: Shipment[]): Map<string, number> {
  const owners = new Map<string, number>()
  for (const { item } of shipments) {
    if (!('event_type' in item)) continue
    const { user_id: user, device_id: device } = item
    if (user !== undefined) count(owners, `user ${user}`)
    if (device !== undefined) count(owners, `device ${device}`)
  }
  return owners
}

/** @returns The events of the owner so far. */
function count<Owner>(owners: Map<Owner, number>, owner: Owner): number {
  const events = (owners.get(owner) ?? 0) + 1
  owners.set(owner, events)
  return events
}

function heldBack(owner: string, api: string, limit: number): Failure {
  const [kind, id] = [owner.slice(0, owner.indexOf(' ')), owner.slice(owner.indexOf(' ') + 1)]
  return {
    status: 429,
    message: `The ${kind} ${showValue(
      id
    )} has more events in this batch than Amplitude's ${api} takes of one in 30 seconds, which is ${limit}. So this one waits and was not sent; it will be sent again later.`
  }
}
