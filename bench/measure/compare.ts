/** Measures several subjects against each other. */
import type { CountingServer } from '../server/counting-process'
import { handoverOf } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import type { Contender } from '../contenders/contender'
import { costOf } from './cost'
import { collectGarbage } from './garbage'
import { turns } from './turns'

/** What is measured: a contender, and what it is handed, as text. */
export interface Subject {
  contender: Contender
  kind: CallKind
  texts: readonly string[]
}

/** What one event costs. */
export interface Figures {
  /** Microseconds of processor time. */
  cpu: number
  /** Microseconds by the clock. */
  wall: number
  requests: number
  /** Bytes that went over the connection. */
  bytes: number
}

/** Rounds in which code gets warm and caches fill, and which do not count. */
const WARM_UP = 2

/**
 * Measures subjects round by round, in turn, so that what else the machine does meets all alike. A figure is that of the round
 * in which it was the lowest: other work can only add to it.
 * @param afterRound called after each round of all subjects, with the share of the work that is done
 */
export async function compare(
  subjects: Subject[],
  rounds: number,
  server: CountingServer,
  afterRound: (done: number) => void
): Promise<Figures[]> {
  const figures = subjects.map((): Figures => ({ cpu: Infinity, wall: Infinity, requests: 0, bytes: 0 }))
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const index of turns(subjects.length, round)) {
      const found = await figuresOf(subjects[index], server)
      if (round < WARM_UP) continue
      const { cpu, wall } = figures[index]
      figures[index] = { ...found, cpu: Math.min(cpu, found.cpu), wall: Math.min(wall, found.wall) }
    }
    afterRound((round + 1) / (WARM_UP + rounds))
  }
  return figures
}

async function figuresOf({ contender, kind, texts }: Subject, server: CountingServer): Promise<Figures> {
  collectGarbage()
  const before = await server.counts()
  const { events, cpu, wall } = await costOf(contender, handovers(kind, texts))
  const after = await server.counts()
  return {
    cpu: cpu / events,
    wall: wall / events,
    requests: (after.requests - before.requests) / events,
    bytes: (after.bytes - before.bytes) / events
  }
}

function* handovers(kind: CallKind, texts: readonly string[]) {
  for (const text of texts) yield handoverOf(kind, text)
}
