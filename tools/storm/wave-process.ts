/** A process that rides out one wave after the other, as its parent asks, and tells how each went. */
import { runStorm } from './storm'
import type { WaveReport } from './sum-of-waves'
import type { Wave } from './waves'

/** Entries of a wave's books that are told: all of them could be as many as its calls. */
const TOLD_ENTRIES = 10

async function rideOut(wave: Wave): Promise<WaveReport> {
  const { books, ...report } = await runStorm(wave)
  // Collected first, so that what is left is what the process holds on to. Node.js gives `gc` with --expose-gc.
  global.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return {
    wave,
    report: { ...report, books: { ...books, entries: books.entries.slice(0, TOLD_ENTRIES) } },
    held: heapUsed + external
  }
}

process.on('message', (wave: Wave) => {
  void rideOut(wave).then((report) => process.send?.(report))
})
process.on('disconnect', () => process.exit())
