/** Keeps what is sent within Amplitude's rates, so that it has nothing to refuse. */
import { BATCH_LIMITS, HTTP_V2_LIMITS } from '../../src/amplitude/limits'
import type { Subscription } from './subscription'

/** Rates, counted in calls: one that makes several events is still checked, and held back, by the destination. */
export interface PaceLimits {
  /** Of the project, a second; what one process of several may use is its share. Amplitude documents none. */
  projectPerSecond: number
}

const WINDOW_MS = 30_000
/** Who has used up the window waits until a quarter of it is free again: else each call would come, and wait, alone. */
const FREE_AGAIN = 0.25

/** How often users came in this window and the one before. */
interface Counted {
  beganAt: number
  now: Map<string, number>
  before: Map<string, number>
}

export class Pace {
  private counted: Counted = { beganAt: 0, now: new Map(), before: new Map() }
  private second = { at: 0, used: 0 }
  private readonly projectPerSecond: number

  constructor({ projectPerSecond = Infinity }: Partial<PaceLimits> = {}) {
    this.projectPerSecond = projectPerSecond
  }

  /**
   * Counts a call of a user to several subscriptions, where there is room for it.
   * @returns 0; else the ms until there is, and nothing is counted. A rate is that of the API to which a subscription sends:
   * HTTP V2 takes 900 events of a user in any 30 s, Batch 30,000.
   */
  waitOf(user: string, to: readonly Subscription[], now = Date.now()): number {
    let wait = 0
    for (const { mapping } of to) {
      const isBatch = mapping.use_batch_endpoint === true
      const { maxEventsOfOne = Infinity } = isBatch ? BATCH_LIMITS : HTTP_V2_LIMITS
      wait = Math.max(wait, this.waitIn(`${isBatch ? 'batch' : 'http'} ${user}`, maxEventsOfOne, now))
    }
    if (wait > 0) return wait
    for (const { mapping } of to) {
      const key = `${mapping.use_batch_endpoint === true ? 'batch' : 'http'} ${user}`
      this.counted.now.set(key, (this.counted.now.get(key) ?? 0) + 1)
    }
    return 0
  }

  /** How many calls of the project may be read now, at most. They are counted by `read`. */
  room(most: number, now = Date.now()): number {
    if (this.projectPerSecond === Infinity) return most
    if (now - this.second.at >= 1000) this.second = { at: now, used: 0 }
    return Math.min(most, Math.max(0, this.projectPerSecond - this.second.used))
  }

  /** That many calls were read. */
  read(calls: number): void {
    this.second.used += calls
  }

  private waitIn(key: string, limit: number, now: number): number {
    this.turn(now)
    const { beganAt, now: current, before } = this.counted
    const since = (now - beganAt) / WINDOW_MS
    const [has, had] = [current.get(key) ?? 0, before.get(key) ?? 0]
    // What came in the part of the last 30 s that lies in the window before is taken to have come evenly.
    if (has + had * (1 - since) + 1 <= limit) return 0
    // The part of what came in the window before that may still count.
    const left = (limit * (1 - FREE_AGAIN) - has) / had
    const freeAt = had > 0 && left > 0 ? 1 - left : 1 + Math.max(0, 1 - (limit * (1 - FREE_AGAIN)) / has)
    return Math.max(1, Math.ceil((freeAt - since) * WINDOW_MS))
  }

  private turn(now: number): void {
    const { beganAt, now: current } = this.counted
    const windows = Math.floor((now - beganAt) / WINDOW_MS)
    if (windows < 1) return
    const before = windows === 1 ? current : new Map<string, number>()
    this.counted = { beganAt: windows === 1 ? beganAt + WINDOW_MS : now, now: new Map(), before }
  }
}
