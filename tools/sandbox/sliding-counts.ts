/** Counts of things by name over a moving span of time: the memory behind every rate and quota. */
export class SlidingCounts {
  private readonly slots: { index: number; counts: Map<string, number> }[] = []
  private readonly totals = new Map<string, number>()

  /**
   * @param slotMs length of a slot in ms: counts leave by whole slots
   * @param span how many slots make up the span
   */
  constructor(private readonly slotMs: number, private readonly span: number) {}

  /** How much of `name` was counted in the span that ends now. */
  total(name: string, now: number): number {
    this.forgetBefore(now)
    return this.totals.get(name) ?? 0
  }

  add(name: string, count: number, now: number): void {
    this.forgetBefore(now)
    const index = Math.floor(now / this.slotMs)
    let slot = this.slots[this.slots.length - 1]
    if (slot === undefined || slot.index < index) {
      slot = { index, counts: new Map() }
      this.slots.push(slot)
    }
    slot.counts.set(name, (slot.counts.get(name) ?? 0) + count)
    this.totals.set(name, (this.totals.get(name) ?? 0) + count)
  }

  clear(): void {
    this.slots.length = 0
    this.totals.clear()
  }

  private forgetBefore(now: number): void {
    const oldest = Math.floor(now / this.slotMs) - this.span + 1
    while (this.slots.length > 0 && this.slots[0].index < oldest) {
      for (const [name, count] of this.slots[0].counts) {
        const rest = (this.totals.get(name) ?? 0) - count
        if (rest > 0) this.totals.set(name, rest)
        else this.totals.delete(name)
      }
      this.slots.shift()
    }
  }
}
