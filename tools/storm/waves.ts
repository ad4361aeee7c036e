/** A storm too large for the memory of one process comes in waves: each a storm of its own, with a seed of its own. */
import type { StormOptions } from './storm'

/** Calls of a wave, at most: what they lead to is held in memory until the wave's books are balanced. */
export const CALLS_OF_A_WAVE = 100_000

/** What a wave is asked for: all that can be told to another process. */
export type Wave = Omit<StormOptions, 'destination' | 'onProgress'>

/**
 * The waves of a storm. The first has the storm's seed, each other the next one; so a wave alone is the storm of its seed and its number of
 * calls.
 *
 * @param most calls of a wave
 */
export function wavesOf({ calls, seed, ...options }: Wave, most: number): Wave[] {
  const waves: Wave[] = []
  for (let left = calls; left > 0; left -= most) {
    waves.push({ ...options, calls: Math.min(left, most), seed: seed + waves.length })
  }
  return waves
}
