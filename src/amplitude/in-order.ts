import type { Item } from './channel'
import type { Failure, Outcome } from './outcome'
import { isFailure, isRetryable } from './outcome'

/** Keeps the events of a user or device in order where a delivery takes several requests, of which some fail for now. */
export interface InOrder {
  /** Notes what became of an item. */
  note(item: Item, outcome: Outcome): void
  /** Whether an earlier event of its user or device is still to come: this one must not overtake it. */
  waits(item: Item): boolean
}

/** Nothing waits: what becomes of one item never changes what becomes of another. */
export const INDEPENDENT: InOrder = { note: () => undefined, waits: () => false }

export function inOrder(): InOrder {
  const stillToCome = new Set<string>()
  return {
    note(item, outcome) {
      if (!isFailure(outcome) || !isRetryable(outcome.status)) return
      for (const owner of ownersOf(item)) stillToCome.add(owner)
    },
    waits: (item) => stillToCome.size > 0 && ownersOf(item).some((owner) => stillToCome.has(owner))
  }
}

function ownersOf(item: Item): string[] {
  if (!('event_type' in item)) return []
  const { user_id: user, device_id: device } = item
  return [...(user === undefined ? [] : [`user ${user}`]), ...(device === undefined ? [] : [`device ${device}`])]
}

/** The failure of an event that waits for an earlier one. */
export const BEHIND: Failure = {
  status: 503,
  unsent: true,
  message:
    'An earlier event of its user or device is to be sent again, so this one waits and was not sent. It will be sent again after it.'
}
