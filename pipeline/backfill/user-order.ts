/** Lets calls go out in the order of each user, and those of different users side by side. */

/** A call on its way. */
export interface Item {
  user: string
  /** The names of the subscriptions that are still to get it. */
  left: readonly string[]
  /** When it may go out at the earliest, in ms since the epoch. */
  notBefore: number
}

interface User<One> {
  /** Calls that are ready, or were handed out. */
  under: Set<One>
  /** Where all that is under way goes and waits to be handed out: a call that goes there alone may join it. */
  open: string | undefined
  /** The later ones. */
  waiting: One[]
}

/**
 * A user's calls go out one after the other: the next one when that before has its last word in every subscription. Those in a row that go
 * to the same subscription alone travel in one batch, in their order. A call that comes again comes before all later ones of its user.
 */
export class UserOrder<One extends Item> {
  private readonly users = new Map<string, User<One>>()
  private readonly ready = new Map<string, One[]>()
  /** Users whose next call has to wait: until when, in ms since the epoch. */
  private readonly held = new Map<string, number>()
  private readonly places = new WeakMap<One, number>()
  private added = 0
  /** Calls without a last word. */
  size = 0

  /**
   * @param mayGoAt Asked when a call is about to be made ready: 0 where its user may have one more now, which is then counted; else when to ask
   *   again, in ms since the epoch.
   */
  constructor(private readonly mayGoAt: (user: string) => number = () => 0) {}

  /** Takes in a call that is later than all before. */
  add(one: One): void {
    this.size += 1
    this.places.set(one, (this.added += 1))
    const user = this.users.get(one.user) ?? { under: new Set<One>(), open: undefined, waiting: [] }
    this.users.set(one.user, user)
    user.waiting.push(one)
    this.next(one.user, user)
  }

  /** How many calls are ready for a subscription. */
  readyFor(subscription: string): number {
    return this.ready.get(subscription)?.length ?? 0
  }

  /** The subscription for which most calls are ready; undefined where none are. */
  fullest(): string | undefined {
    return [...this.ready].sort(([, one], [, other]) => other.length - one.length)[0]?.[0]
  }

  /** Hands out calls for a subscription, the oldest first. */
  take(subscription: string, most: number): One[] {
    const ready = this.ready.get(subscription) ?? []
    const taken = ready.slice(0, most)
    const closed = new Set(taken.map((one) => one.user))
    for (const name of closed) this.closeFor(name)
    // Two batches are under way side by side: what a user has left must not be in the other one.
    const rest: One[] = []
    const back: One[] = []
    for (const one of ready.slice(most)) (closed.has(one.user) ? back : rest).push(one)
    for (const one of back.reverse()) this.putBack(one)
    if (rest.length > 0) this.ready.set(subscription, rest)
    else this.ready.delete(subscription)
    return taken
  }

  /** A call has its last word everywhere. */
  finish(one: One): void {
    this.size -= 1
    this.leave(one)
  }

  /** A call comes again, with what it has left, at its time. */
  again(one: One): void {
    const user = this.users.get(one.user)
    if (!user) return
    const place = this.placeOf(one)
    const at = user.waiting.findIndex((other) => this.placeOf(other) > place)
    user.waiting.splice(at < 0 ? user.waiting.length : at, 0, one)
    this.leave(one)
  }

  /** Makes ready what waited for its time. @returns When to ask again, in ms since the epoch; Infinity where nothing waits. */
  release(now: number): number {
    for (const [name, until] of this.held) {
      if (until > now) continue
      this.held.delete(name)
      const user = this.users.get(name)
      if (user) this.next(name, user)
    }
    return Math.min(Infinity, ...this.held.values())
  }

  private leave(one: One): void {
    const user = this.users.get(one.user)
    if (!user) return
    user.under.delete(one)
    if (user.under.size === 0 && user.waiting.length === 0) this.users.delete(one.user)
    else this.next(one.user, user)
  }

  private next(name: string, user: User<One>): void {
    if (this.held.has(name)) return
    for (let [head] = user.waiting; head && this.mayFollow(head, user); [head] = user.waiting) {
      const until = head.notBefore > Date.now() ? head.notBefore : this.mayGoAt(name)
      if (until > 0) {
        this.held.set(name, until)
        return
      }
      user.waiting.shift()
      user.open = user.under.size === 0 ? onlyOne(head.left) : user.open
      user.under.add(head)
      for (const subscription of head.left) this.makeReady(subscription, head)
    }
  }

  private mayFollow({ left }: One, { under, open }: User<One>): boolean {
    return under.size === 0 || (open !== undefined && open === onlyOne(left))
  }

  private makeReady(subscription: string, one: One): void {
    const ready = this.ready.get(subscription)
    if (ready) ready.push(one)
    else this.ready.set(subscription, [one])
  }

  private closeFor(name: string): void {
    const user = this.users.get(name)
    if (user) user.open = undefined
  }

  private putBack(one: One): void {
    const user = this.users.get(one.user)
    user?.under.delete(one)
    user?.waiting.unshift(one)
  }

  private placeOf(one: One): number {
    return this.places.get(one) ?? 0
  }
}

const onlyOne = (names: readonly string[]): string | undefined => (names.length === 1 ? names[0] : undefined)
