/** What each part of a whole adds: the whole less the whole without it. */
import type { Contender } from '../contenders/contender'
import { handoverOf } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { watchAllocation } from './allocated'
import { costOf } from './cost'
import { median } from './quantile'
import { turns } from './turns'

/** What an event needs. */
export interface Need {
  /** Microseconds of processor time. */
  cpu: number
  /** Bytes that it leaves behind on the heap. */
  garbage: number
}

/** The whole, and the same without each of its parts. */
export interface LeftOut {
  kind: CallKind
  texts: readonly string[]
  whole: Contender
  /** The first may be the whole once more: what is measured there is noise. */
  without: readonly Contender[]
}

/** What came of it. */
export interface Added {
  whole: Need
  /** By each part, in their order. */
  parts: Need[]
}

/** Rounds in which code gets warm, and which do not count. */
const WARM_UP = 3

/**
 * Measures the whole and the whole without each part in turn.
 * @param afterRound takes the share of the work that is done
 */
export async function leaveOneOut(
  { kind, texts, whole, without }: LeftOut,
  rounds: number,
  afterRound: (done: number) => void
): Promise<Added> {
  const contenders = [whole, ...without]
  const found = contenders.map((): Need[] => [])
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const index of turns(contenders.length, round)) {
      const need = await needOf(contenders[index], kind, texts)
      if (round >= WARM_UP) found[index].push(need)
    }
    afterRound((round + 1) / (WARM_UP + rounds))
  }
  const [wholes, ...rest] = found
  return { whole: typical(wholes), parts: rest.map((needs) => addedBy(wholes, needs)) }
}

/** What a part adds, of the rounds with it and without it: the medians of what each round had more than its neighbour. */
export function addedBy(whole: readonly Need[], without: readonly Need[]): Need {
  return typical(
    whole.map(({ cpu, garbage }, round) => ({
      cpu: cpu - without[round].cpu,
      garbage: garbage - without[round].garbage
    }))
  )
}

function typical(needs: readonly Need[]): Need {
  return { cpu: median(needs.map(({ cpu }) => cpu)), garbage: median(needs.map(({ garbage }) => garbage)) }
}

async function needOf(contender: Contender, kind: CallKind, texts: readonly string[]): Promise<Need> {
  const sum = { events: 0, cpu: 0, garbage: 0 }
  for (const text of texts) {
    const handover = handoverOf(kind, text)
    const allocated = watchAllocation()
    const { events, cpu } = await costOf(contender, [handover])
    sum.garbage += allocated()
    sum.events += events
    sum.cpu += cpu
  }
  return { cpu: sum.cpu / sum.events, garbage: sum.garbage / sum.events }
}
