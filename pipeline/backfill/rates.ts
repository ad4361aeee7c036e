/** How fast calls may go out. */

/** Amplitude measures over as many ms. Batch Event Upload API: 30,000 events of a user in any 30 s. */
const WINDOW_MS = 30_000
/** Parts in which a window is counted. */
const SLICES = 6
const SLICE_MS = WINDOW_MS / SLICES
const SECOND = 1000

/**
 * Keeps each user under a rate. A window that begins anywhere touches one slice more than it is long, and all of these together may have what
 * one window may: so no 30 seconds have more, and a busy user gets 6/7 of the rate. Memory: the users of 35 seconds.
 */
export class UserRate {
  /** The counts of slices by user, the newest first. */
  private slices: Map<string, number>[] = [new Map<string, number>()]
  private start: number
  private readonly most: number

  /** @param perSecond 0: no limit. */
  constructor(perSecond: number, private readonly now: () => number = Date.now) {
    this.most = perSecond === 0 ? Infinity : (perSecond * WINDOW_MS) / SECOND
    this.start = now()
  }

  /** @returns 0 where the user may have one more, which is counted; else when to ask again, in ms since the epoch. */
  mayGoAt(user: string): number {
    if (this.most === Infinity) return 0
    this.moveOn(this.now())
    const events = this.slices.reduce((sum, slice) => sum + (slice.get(user) ?? 0), 0)
    if (events >= this.most) return this.start + SLICE_MS
    this.slices[0].set(user, (this.slices[0].get(user) ?? 0) + 1)
    return 0
  }

  private moveOn(now: number): void {
    if (now - this.start >= WINDOW_MS + SLICE_MS) {
      this.slices = [new Map<string, number>()]
      this.start = now
    }
    for (; now - this.start >= SLICE_MS; this.start += SLICE_MS)
      this.slices = [new Map<string, number>(), ...this.slices.slice(0, SLICES)]
  }
}

/** Keeps all calls together under a rate. */
export class ProjectRate {
  private free = 0

  /** @param perSecond 0: no limit. */
  constructor(private readonly perSecond: number) {}

  /** @returns In how many ms this many calls may go out; they are counted. */
  waitFor(calls: number): number {
    if (this.perSecond === 0) return 0
    const now = Date.now()
    const start = Math.max(now, this.free)
    this.free = start + (calls * SECOND) / this.perSecond
    return start - now
  }
}
