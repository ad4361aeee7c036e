/** Measures several subjects against each other. */
import type { Contender } from '../contenders/contender'
import type { CountingServer } from '../server/counting-process'
import { handoverOf } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { costOf } from './cost'
import { median } from './quantile'
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
const WARM_UP = 3

/** The share of its handovers that a subject is handed before each round, and that do not count: others left garbage behind. */
const SETTLING = 0.2

/**
 * Measures subjects round by round, in turn, as they are in a process that runs for days: garbage is collected when the engine
 * sees fit. Asked to collect, it throws compiled code away, too, and what is measured then is for the most part compilers, and a
 * heap that grows again on memory fresh from the system.
 * @param afterRound called after each round of all subjects, with the share of the work that is done
 * @returns For the first subject the medians of its rounds, for each other these times the median of its ratios to the first,
 * round by round: what a machine does at one time and not at another meets neighbours alike, and leaves the ratios as they are.
 */
export async function compare(
  subjects: Subject[],
  rounds: number,
  server: CountingServer,
  afterRound: (done: number) => void
): Promise<Figures[]> {
  const found = subjects.map((): Figures[] => [])
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const index of turns(subjects.length, round)) {
      const figures = await figuresOf(subjects[index], server)
      if (round >= WARM_UP) found[index].push(figures)
    }
    afterRound((round + 1) / (WARM_UP + rounds))
  }
  return found.map((figures) => beside(found[0], figures))
}

async function figuresOf({ contender, kind, texts }: Subject, server: CountingServer): Promise<Figures> {
  await costOf(contender, handovers(kind, texts.slice(0, Math.ceil(texts.length * SETTLING))))
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

function beside(first: Figures[], figures: Figures[]): Figures {
  const typical = (cost: 'cpu' | 'wall') =>
    median(first.map((round) => round[cost])) * median(figures.map((round, index) => round[cost] / first[index][cost]))
  const { requests, bytes } = figures[0]
  return { cpu: typical('cpu'), wall: typical('wall'), requests, bytes }
}
