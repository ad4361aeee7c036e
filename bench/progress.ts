import { SingleBar } from 'cli-progress'
import { PARTS } from './runs/measure'

/** Milliseconds between two lines where the output is no terminal. */
const LINE_INTERVAL = 15_000

/** A bar that shows how far a run is. */
export interface Progress {
  /** @param done the share of the part that is done, from 0 to 1 */
  show: (part: string, done: number) => void
  stop: () => void
}

/**
 * Starts a bar; elsewhere than on a terminal, a line now and then.
 * @param parts of the run, and how much of its time each takes
 */
export function startProgress(parts: Record<string, number> = PARTS): Progress {
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {part} | {duration_formatted}',
    noTTYOutput: true,
    notTTYSchedule: LINE_INTERVAL,
    clearOnComplete: true,
    hideCursor: true
  })
  const names = Object.keys(parts)
  const weights = Object.values(parts)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  bar.start(total, 0, { part: names[0] })
  return {
    show: (part, done) => {
      const index = names.indexOf(part)
      const before = weights.slice(0, index).reduce((sum, weight) => sum + weight, 0)
      bar.update(before + weights[index] * done, { part })
    },
    stop: () => bar.stop()
  }
}
