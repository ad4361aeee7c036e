/** The calls that wait for one subscription, and go to it in batches, one after the other: a user's in the order in which they came. */
import type { JSONObject } from '@segment/actions-core'
import { transform } from '@segment/actions-core'
import type { Call } from '../call'
import { userKey } from '../call'
import type { Subscription } from './subscription'

/** How calls are gathered. */
export interface Batching {
  /** Calls a batch, at most, where the mapping has no `batch_size`. */
  size: number
  /** ms that a call waits for others, at most. */
  ageMs: number
}

/** Segment's own sizes are up to 1,000 calls. Its batches wait for minutes; on one machine somebody looks on. */
export const BATCHING: Batching = { size: 1000, ageMs: 250 }

/** A call in a lane. */
interface Waiting<Item> {
  item: Item
  since: number
  /** What has to be the same in all calls of a batch. */
  group: string
}

export class Lane<Item extends { call: Call }> {
  private waiting: Waiting<Item>[] = []
  private running: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly size: number
  private readonly onePerUser: boolean

  /** @param deliver Delivers a batch. Never rejects. */
  constructor(
    private readonly subscription: Subscription,
    private readonly batching: Batching,
    private readonly deliver: (subscription: Subscription, items: Item[]) => Promise<void>
  ) {
    const { batch_size: size, enable_batching: inBatches } = subscription.mapping
    // What goes one by one fails one by one: a user's next call waits for the outcome of the one before.
    this.onePerUser = inBatches === false
    this.size = typeof size === 'number' && size >= 1 ? Math.min(Math.floor(size), batching.size) : batching.size
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0 && !this.running
  }

  add(item: Item): void {
    this.waiting.push({ item, since: Date.now(), group: groupOf(this.subscription, item.call) })
    this.next()
  }

  /** Takes back what waits of these users. What is on its way already stays there. */
  takeBack(users: { has(user: string): boolean }): Item[] {
    const isTheirs = ({ item }: Waiting<Item>) => users.has(userKey(item.call))
    const taken = this.waiting.filter(isTheirs)
    if (taken.length > 0) this.waiting = this.waiting.filter((one) => !isTheirs(one))
    return taken.map(({ item }) => item)
  }

  /** Sends all that waits, however little it is. */
  flush(): void {
    for (const one of this.waiting) one.since = 0
    this.next()
  }

  private next(): void {
    if (this.running || this.waiting.length === 0) return
    clearTimeout(this.timer)
    const left = this.waiting[0].since + this.batching.ageMs - Date.now()
    if (this.waiting.length < this.size && left > 0) {
      this.timer = setTimeout(() => this.next(), left)
      return
    }
    const items = this.takeBatch()
    this.running = this.deliver(this.subscription, items).finally(() => {
      this.running = undefined
      this.next()
    })
  }

  /** The oldest call, and those of its group among the others, but none that would pass an earlier one of its user. */
  private takeBatch(): Item[] {
    const { group } = this.waiting[0]
    const taken: Item[] = []
    const left: Waiting<Item>[] = []
    const passed = new Set<string>()
    for (const one of this.waiting) {
      const user = userKey(one.item.call)
      const isTaken = one.group === group && taken.length < this.size && !passed.has(user)
      if (isTaken) taken.push(one.item)
      else left.push(one)
      if (!isTaken || this.onePerUser) passed.add(user)
    }
    this.waiting = left
    return taken
  }
}

/**
 * The values of the fields that `batch_keys` names, as the mapping gives them for a call: a batch has one set of them. Source:
 * Segment, "Batching" of Actions destinations.
 */
function groupOf({ mapping }: Subscription, call: Call): string {
  const keys = Array.isArray(mapping.batch_keys) ? mapping.batch_keys.map(String) : []
  const mapped = keys.map((key) => mapping[key])
  if (!mapped.some((value) => typeof value === 'object' && value !== null)) return ''
  try {
    const wanted: JSONObject = Object.fromEntries(keys.map((key) => [key, mapping[key]]))
    const values = transform(wanted, call)
    return JSON.stringify(keys.map((key) => values[key]))
  } catch {
    return ''
  }
}
