/** What a made-up archive holds, and so what a backfill has to make of it. */

export interface ArchiveBooks {
  files: number
  lines: number
  /** Lines that are no calls. */
  bad: number
  /** Lines whose message id stood in an earlier line. */
  doubled: number
  /** Files that are cut. */
  cut: number
  /** Calls that stand behind a cut. */
  lost: number
  /** Calls that the destination refuses. */
  refused: number
  /** A bit for each call by its number: whether it has to arrive. */
  expected: Bits
}

/** A bit for each number below a limit. */
export class Bits {
  private readonly bytes: Uint8Array
  /** How many are set. */
  count = 0

  constructor(readonly limit: number) {
    this.bytes = new Uint8Array(Math.ceil(limit / 8))
  }

  has(number: number): boolean {
    return (this.bytes[number >>> 3] & (1 << (number & 7))) !== 0
  }

  /** @returns Whether it was not set before. */
  set(number: number): boolean {
    if (this.has(number)) return false
    this.bytes[number >>> 3] |= 1 << (number & 7)
    this.count += 1
    return true
  }

  unset(number: number): void {
    if (!this.has(number)) return
    this.bytes[number >>> 3] &= ~(1 << (number & 7))
    this.count -= 1
  }
}
