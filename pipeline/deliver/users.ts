/** The calls that were read and have no outcome yet, by user. */
import type { Call } from '../call'
import { userKey } from '../call'
import type { Taken } from '../log/log'

/** A call that was read, on its way to several subscriptions. */
export interface Unsettled {
  taken: Taken
  call: Call
  user: string
  /** The subscriptions that have not reported yet. */
  left: Set<string>
  /** Those that it is still to go to later, and why it has not. */
  behind: Map<string, string>
  /** Whether it failed itself, rather than wait for one that did. */
  isTried: boolean
}

export class Users {
  private readonly ofUser = new Map<string, Set<Unsettled>>()
  /** Users of whom a call is to be tried again: when, in ms since the epoch. They stay so until all their calls have settled. */
  readonly stopped = new Map<string, number>()
  /** How many calls there are. */
  size = 0

  add(taken: Taken, left: Set<string>): Unsettled {
    const { call } = taken.record
    const user = userKey(call)
    const one: Unsettled = { taken, call, user, left, behind: new Map(), isTried: false }
    const others = this.ofUser.get(user)
    if (others) others.add(one)
    else this.ofUser.set(user, new Set([one]))
    this.size += 1
    return one
  }

  has(one: Unsettled): boolean {
    return this.ofUser.get(one.user)?.has(one) ?? false
  }

  remove(one: Unsettled): void {
    const all = this.ofUser.get(one.user)
    if (!all?.delete(one)) return
    this.size -= 1
    if (all.size === 0) this.ofUser.delete(one.user)
  }

  /** Stops a user, if nothing has yet. @returns When the user goes on: one time for all that failed. */
  stop(user: string, nextTry: number): number {
    const known = this.stopped.get(user)
    if (known !== undefined) return known
    this.stopped.set(user, nextTry)
    return nextTry
  }

  /** Whether nothing of the user is on its way. */
  areSettled(user: string): boolean {
    for (const { left } of this.ofUser.get(user) ?? []) if (left.size > 0) return false
    return true
  }

  /** Takes all calls of a user, in their order. @param staysStopped Whether what comes is still to wait. */
  release(user: string, staysStopped: boolean): Unsettled[] {
    const open = [...(this.ofUser.get(user) ?? [])]
    for (const one of open) this.remove(one)
    if (!staysStopped) this.stopped.delete(user)
    return open
  }

  all(): Unsettled[] {
    return [...this.ofUser.values()].flatMap((all) => [...all])
  }
}
