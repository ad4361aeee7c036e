/** How much memory a storm takes, and how much it may. */

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
