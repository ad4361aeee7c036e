/** What an event costs while a destination runs and runs. */
import type { Contender } from '../contenders/contender'
import { handoverOf } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { costOf } from './cost'
import { turns } from './turns'

/** Handovers of a round that do not count: the memory that the contender before left behind is collected meanwhile. */
const SETTLE = 4
/** Handovers of a round that count: enough that full garbage collections are among them as often as they come. */
const COUNTED = 20

/**
 * Measures contenders on the same calls, in turn, in rounds long enough for the heap to be what it is in a process that runs for
 * days. A heap that was just collected is smaller, and has to grow on memory that is fresh from the system.
 * @param texts the handovers, over and over again
 * @param afterRound called after each round of all contenders, with the share of the work that is done
 * @returns For each contender and round: microseconds of processor time an event.
 */
export async function compareSteadily(
  contenders: Contender[],
  kind: CallKind,
  texts: readonly string[],
  rounds: number,
  afterRound: (done: number) => void
): Promise<number[][]> {
  const costs = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const index of turns(contenders.length, round)) {
      await costOf(contenders[index], handovers(kind, texts, SETTLE))
      const { cpu, events } = await costOf(contenders[index], handovers(kind, texts, COUNTED))
      costs[index].push(cpu / events)
    }
    afterRound((round + 1) / rounds)
  }
  return costs
}

function* handovers(kind: CallKind, texts: readonly string[], count: number) {
  for (let index = 0; index < count; index++) yield handoverOf(kind, texts[index % texts.length])
}
