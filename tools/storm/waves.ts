/** A storm too large for the memory of one process comes in waves: each a storm of its own, with a seed of its own. */
import type { StormOptions } from './storm'

/** Calls of a wave, at most: what they lead to is held in memory until the wave's books are balanced. */
export const CALLS_OF_A_WAVE = 100_000

/** What a wave is asked for: all that can be told to another process. */
export type Wave = Omit<StormOptions, 'destination' | 'onProgress'>

/**
 * The waves of a storm. The first has the storm's seed, each other the next one. Calls and people are numbered on from wave to wave, as a
 * process that remembered any of them by their ids would else not be seen to. So a wave alone is the storm of its seed, after so many calls.
 *
 * @param most calls of a wave
 */
export function wavesOf({ calls, after = 0, seed, ...options }: Wave, most: number): Wave[] {
  const waves: Wave[] = []
  for (let begun = 0; begun < calls; begun += most) {
    waves.push({ ...options, calls: Math.min(calls - begun, most), after: after + begun, seed: seed + waves.length })
  }
  return waves
}
