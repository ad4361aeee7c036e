/** What a change costs or spares: two builds of this destination, and the framework alone with the default mappings of each. */
import type { Entrance } from '../contenders/destination'
import { floor, ours } from '../contenders/ours'
import { compare } from '../measure/compare'
import type { CountingServer } from '../server/counting-process'
import { startCountingServer } from '../server/counting-process'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import type { Extent } from './extent'
import { longRound } from './long-round'

/** Microseconds of processor time for a call. */
export interface BuildRow {
  kind: CallKind
  entrance: Entrance
  /** What the framework needs before the destination has the call. */
  framework: { before: number; now: number }
  /** A whole delivery. */
  whole: { before: number; now: number }
}

const KINDS: CallKind[] = ['track', 'order', 'identify']
/** Calls of a handover, by how they are handed over. */
const SIZES: Record<Entrance, number> = { execute: 100, executeBatch: 1000 }

/**
 * Measures both builds in turn, for each kind of call, alone and in batches of 1000.
 * @param before the main file of the other build
 */
export async function measureOtherBuild(
  before: string,
  { events, rounds }: Extent,
  seed: number,
  onProgress: (done: number) => void
): Promise<BuildRow[]> {
  const cases = KINDS.flatMap((kind) => (Object.keys(SIZES) as Entrance[]).map((entrance) => ({ kind, entrance })))
  const rows: BuildRow[] = []
  const server = await startCountingServer()
  try {
    for (const [index, { kind, entrance }] of cases.entries()) {
      const texts = textsOf(kind, entrance, events, seed)
      const report = (done: number) => onProgress((index + done) / cases.length)
      const figures = await compare(subjects(server, kind, entrance, texts, before), rounds, server, report)
      const [frameworkBefore, frameworkNow, wholeBefore, wholeNow] = figures.map(({ cpu }) => cpu)
      rows.push({
        kind,
        entrance,
        framework: { before: frameworkBefore, now: frameworkNow },
        whole: { before: wholeBefore, now: wholeNow }
      })
    }
    return rows
  } finally {
    server.stop()
  }
}

function textsOf(kind: CallKind, entrance: Entrance, events: number, seed: number): string[] {
  return longRound([...handoverTexts({ kind, seed }, events, SIZES[entrance])])
}

function subjects(server: CountingServer, kind: CallKind, entrance: Entrance, texts: string[], before: string) {
  const { port } = server
  return [
    floor(port, entrance, before),
    floor(port, entrance),
    ours(entrance, port, { file: before }),
    ours(entrance, port)
  ].map((contender) => ({ contender, kind, texts }))
}
