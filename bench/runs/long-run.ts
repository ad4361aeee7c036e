/** One long run of track calls in batches of 1000, looked at on its way. */
import { ours } from '../contenders/ours'
import { costOf } from '../measure/cost'
import { settleMemory } from '../measure/garbage'
import { usedMemory } from '../measure/memory'
import { quantile } from '../measure/quantile'
import { handoverOf, handoverTexts } from '../traffic/handover'
import type { LongRunPoint } from './results'
import type { Run } from './run'

const BATCH_SIZE = 1000
const MEGABYTE = 1_000_000
/** Events before the first that counts, in which code gets warm. */
const WARM_UP = 10_000
/** Other work on the machine adds to some batches; a quarter of them was disturbed less than this one. */
const UNDISTURBED = 0.25

/**
 * Every event is made up anew, so what is remembered of one is no help to the next.
 * @returns What an event cost on the way to each number of events, and the memory in use there.
 */
export async function measureLongRun({ server, extent, seed, report }: Run): Promise<LongRunPoint[]> {
  const contender = ours('executeBatch', server.port)
  const total = Math.max(...extent.longRun)
  const points: LongRunPoint[] = []
  const costs: number[] = []
  let delivered = -WARM_UP
  for (const text of handoverTexts({ kind: 'track', seed }, WARM_UP + total, BATCH_SIZE)) {
    const { cpu, events } = await costOf(contender, [handoverOf('track', text)])
    delivered += events
    if (delivered <= 0) continue
    costs.push(cpu / events)
    report(delivered / total)
    if (!extent.longRun.includes(delivered)) continue
    points.push({ events: delivered, cpu: quantile(costs, UNDISTURBED), ...(await memory()) })
  }
  return points
}

async function memory() {
  await settleMemory()
  return { memory: usedMemory() / MEGABYTE, resident: process.memoryUsage.rss() / MEGABYTE }
}
