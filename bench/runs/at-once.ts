/** Single calls beside Segment's own, many on their way at a time, as a host under load has them. */
import { ours } from '../contenders/ours'
import { segmentsOwn } from '../contenders/segments'
import { compare } from '../measure/compare'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { eventsFor } from './events-for'
import type { AtOnceRow } from './results'
import type { Run } from './run'

const KINDS: CallKind[] = ['track', 'order', 'identify']
/** Calls on their way at a time. */
export const AT_ONCE = 50
/** Calls of a handover: many times as many, as they are fewer on their way at its start and its end. */
const HANDOVER = 1000

/** Two rows for each kind of call: Segment's own, and this destination. */
export async function measureAtOnce({ server, extent, seed, report }: Run): Promise<AtOnceRow[]> {
  const rows: AtOnceRow[] = []
  for (const [index, kind] of KINDS.entries()) {
    const texts = [...handoverTexts({ kind, seed }, eventsFor(1, extent.events), HANDOVER)]
    const contenders = [segmentsOwn(server.port, AT_ONCE), ours('execute', server.port, { atOnce: AT_ONCE })]
    const figures = await compare(
      contenders.map((contender) => ({ contender, kind, texts })),
      extent.rounds,
      server,
      (done) => report((index + done) / KINDS.length)
    )
    for (const [position, { cpu, wall }] of figures.entries()) {
      rows.push({ kind, contender: contenders[position].name, eventsPerSecond: 1e6 / wall, cpu })
    }
  }
  return rows
}
