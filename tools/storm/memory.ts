/** How much memory a storm takes, and how much it may; whether a process of many waves holds more and more. */

/** Bytes of memory. */
export interface Memory {
  /** The most that this process had in memory at once, since its start. */
  peak: number
  bound: number
}

const MEGABYTE = 1_000_000

/** What a storm may take on top of what its process took before: requests and batches under way, and what is not collected yet. */
const BASE = 600 * MEGABYTE

/** What a call may take on top: the call itself, what it was to lead to, and what the sandbox holds of it until the end. */
const OF_A_CALL = 10_000

/**
 * Begins to watch the memory of this process.
 *
 * @param calls of the storm that begins
 * @returns gives what was seen since
 */
export function watchMemory(calls: number): () => Memory {
  const bound = peak() + BASE + calls * OF_A_CALL
  return () => ({ peak: peak(), bound })
}

/** Node.js tells it in units of 1,024 bytes. */
const peak = (): number => process.resourceUsage().maxRSS * 1024

/** Whether the bound was kept. */
export const isWithin = (memory: Memory): boolean => memory.peak <= memory.bound

/** What a process may hold after its last waves, over what it held after its first ones. */
export const MOST_GROWTH = 1.2

/** Waves of a process below which growth cannot be told from what it loads and compiles at first. */
const FEWEST_WAVES = 9

/**
 * How much more a process holds after its later waves than after its earlier ones, of which the first is left out, as it loads and
 * compiles what all others need.
 *
 * @param held bytes on the heap after each wave, once what is no longer needed was collected
 * @returns the median of the last quarter over that of the first; undefined where there are too few waves to say
 */
export function growthOf(held: readonly number[]): number | undefined {
  if (held.length < FEWEST_WAVES) return undefined
  const later = held.slice(1)
  const quarter = Math.floor(later.length / 4)
  return median(later.slice(-quarter)) / median(later.slice(0, quarter))
}

/** Whether no process held more and more. */
export const isFlat = (growth: readonly (number | undefined)[]): boolean =>
  growth.every((ratio) => ratio === undefined || ratio <= MOST_GROWTH)

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
