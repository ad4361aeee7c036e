/** Room for what is not forgotten as long as the sandbox runs: the properties of users and groups. */

const OBJECT = 56
const ENTRY = 16
const TEXT = 24

/** About how many bytes of memory a parsed value takes; many times its JSON, where it is made of small parts. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return TEXT + value.length
  if (typeof value !== 'object' || value === null) return ENTRY
  let weight = OBJECT
  if (Array.isArray(value)) for (const item of value) weight += weightOf(item)
  else for (const [key, inner] of Object.entries(value)) weight += ENTRY + key.length + weightOf(inner)
  return weight
}

/**
 * A bound that is counted by what arrives, as that costs little. What arrives may take the place of something, so before anything
 * is turned away, what is there is counted anew.
 */
export class Room {
  private taken = 0
  private counted = 0

  /**
   * @param bytes how much there is room for
   * @param count counts what is there
   */
  constructor(private readonly bytes: number, private readonly count: () => number) {}

  /** Takes up room; false where there is not enough. */
  take(weight: number): boolean {
    const worthCounting = this.taken - this.counted > this.bytes / 4
    if (this.taken + weight > this.bytes && worthCounting) this.taken = this.counted = this.count()
    if (this.taken + weight > this.bytes) return false
    this.taken += weight
    return true
  }

  clear(): void {
    this.taken = 0
    this.counted = 0
  }
}
