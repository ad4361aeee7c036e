/** How far a partition is: what may be confirmed to Kafka, which remembers one position alone. */
export class Progress {
  /** The offset after the last message that was read. */
  next: number
  private readonly open: number[] = []
  private head = 0
  private readonly done = new Set<number>()

  /** @param next The offset of the first message that will be read. */
  constructor(next = 0) {
    this.next = next
  }

  /** @returns Whether it was not read before: a group that forms anew reads again what was not confirmed. */
  read(offset: number): boolean {
    if (offset < this.next) return false
    this.next = offset + 1
    this.open.push(offset)
    return true
  }

  finish(offset: number): void {
    this.done.add(offset)
    while (this.head < this.open.length && this.done.delete(this.open[this.head])) this.head += 1
    if (this.head < 1000 && this.head < this.open.length) return
    this.open.splice(0, this.head)
    this.head = 0
  }

  /** The first offset that has no outcome: all before it have one. */
  get confirmed(): number {
    return this.head < this.open.length ? this.open[this.head] : this.next
  }
}
