/** This destination beside Segment's own, on the same calls and with the default mapping of each. */
import { ours } from '../contenders/ours'
import { segmentsOwn } from '../contenders/segments'
import { compare } from '../measure/compare'
import type { Subject } from '../measure/compare'
import { peakMemory } from '../measure/memory'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { eventsFor } from './events-for'
import type { PeerRow } from './results'
import type { Run } from './run'

const KINDS: CallKind[] = ['track', 'order', 'identify']
const BATCH_SIZES = [10, 100, 1000]
/** Calls of a handover whose calls go out one by one; how many makes no difference to them. */
const ONE_BY_ONE = 100
const MEGABYTE = 1_000_000

/** A row for each kind of call, contender and batch size. */
export async function measurePeers({ server, extent, seed, report }: Run): Promise<PeerRow[]> {
  const rows: PeerRow[] = []
  for (const [index, kind] of KINDS.entries()) {
    const texts = (size: number) => [...handoverTexts({ kind, seed }, eventsFor(size, extent.events), size)]
    const singles = [...handoverTexts({ kind, seed }, eventsFor(1, extent.events), ONE_BY_ONE)]
    const entries: Array<{ batchSize: number; subject: Subject }> = [
      { batchSize: 1, subject: { contender: segmentsOwn(server.port), kind, texts: singles } },
      { batchSize: 1, subject: { contender: ours('execute', server.port), kind, texts: singles } },
      ...BATCH_SIZES.map((batchSize) => ({
        batchSize,
        subject: { contender: ours('executeBatch', server.port), kind, texts: texts(batchSize) }
      }))
    ]
    const figures = await compare(
      entries.map(({ subject }) => subject),
      extent.rounds,
      server,
      (done) => report((index + done) / KINDS.length)
    )
    for (const [position, { batchSize, subject }] of entries.entries()) {
      const { cpu, wall, requests, bytes } = figures[position]
      rows.push({
        kind,
        contender: subject.contender.name,
        batchSize,
        eventsPerSecond: 1e6 / wall,
        cpu,
        requestsPerThousand: requests * 1000,
        bytes,
        peakMemory: (await peakMemory(subject)) / MEGABYTE
      })
    }
  }
  return rows
}
