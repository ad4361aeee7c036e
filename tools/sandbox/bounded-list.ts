/** A list that forgets its oldest entries beyond a number and a weight, in constant time for each entry. */
export class BoundedList<Entry> {
  private entries: (Entry | undefined)[] = []
  private weights: number[] = []
  private head = 0
  private weight = 0

  /**
   * @param maxEntries how many entries are kept
   * @param maxWeight how much they may weigh together (bytes, say); the newest entry is kept whatever it weighs
   */
  constructor(private readonly maxEntries: number, private readonly maxWeight: number) {}

  get length(): number {
    return this.entries.length - this.head
  }

  /** @returns the entries that had to go for it, oldest first */
  push(entry: Entry, weight: number): Entry[] {
    this.entries.push(entry)
    this.weights.push(weight)
    this.weight += weight
    const forgotten: Entry[] = []
    while (this.length > this.maxEntries || (this.weight > this.maxWeight && this.length > 1)) {
      forgotten.push(this.forgetOldest())
    }
    return forgotten
  }

  /** The newest entries, oldest of them first. */
  last(count = Infinity): Entry[] {
    return this.entries.slice(Math.max(this.head, this.entries.length - count)) as Entry[]
  }

  clear(): void {
    this.entries = []
    this.weights = []
    this.head = 0
    this.weight = 0
  }

  private forgetOldest(): Entry {
    const oldest = this.entries[this.head] as Entry
    this.entries[this.head] = undefined
    this.weight -= this.weights[this.head]
    this.head++
    if (this.head > 1024 && this.head * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.head)
      this.weights = this.weights.slice(this.head)
      this.head = 0
    }
    return oldest
  }
}
