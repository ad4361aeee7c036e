/** What deliveries need of memory. */
import { handoverOf } from '../traffic/handover'
import type { Subject } from './compare'
import { settleMemory } from './garbage'

/** Milliseconds between two looks at the memory. */
const INTERVAL = 1

/** Bytes in use by this process: objects, and what they hold outside the heap. */
export function usedMemory(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/**
 * The most memory in use at any time of a subject's deliveries, beyond what was in use before them. Garbage counts until it
 * is collected, as it takes the same room.
 * @returns Bytes.
 */
export async function peakMemory({ contender, kind, texts }: Subject): Promise<number> {
  await settleMemory()
  const before = usedMemory()
  let peak = before
  const look = () => (peak = Math.max(peak, usedMemory()))
  const timer = setInterval(look, INTERVAL)
  for (const text of texts) {
    await contender.deliver(handoverOf(kind, text))
    look()
  }
  clearInterval(timer)
  return peak - before
}
