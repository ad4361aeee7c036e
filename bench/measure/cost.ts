/** What delivering calls costs. */
import type { Contender } from '../contenders/contender'
import type { Handover } from '../traffic/handover'

/** What a span of work took. */
export interface Cost {
  events: number
  /** Microseconds of processor time of all threads of this process. */
  cpu: number
  /** Microseconds by the clock. */
  wall: number
}

/** Delivers handovers one after the other; only the deliveries count, not what makes the handovers. */
export async function costOf(contender: Contender, handovers: Iterable<Handover>): Promise<Cost> {
  const cost = { events: 0, cpu: 0, wall: 0 }
  for (const handover of handovers) {
    const started = process.hrtime.bigint()
    const before = process.cpuUsage()
    await contender.deliver(handover)
    const { user, system } = process.cpuUsage(before)
    cost.wall += Number(process.hrtime.bigint() - started) / 1000
    cost.cpu += user + system
    cost.events += handover.calls.length
  }
  return cost
}
