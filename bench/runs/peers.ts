/** This destination beside Segment's own, on the same calls and with the default mapping of each. */
import { ours } from '../contenders/ours'
import { segmentsOwn } from '../contenders/segments'
import { compare } from '../measure/compare'
import type { Figures, Subject } from '../measure/compare'
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
export async function measurePeers(run: Run): Promise<PeerRow[]> {
  const rows: PeerRow[] = []
  for (const [index, kind] of KINDS.entries()) {
    const report = (done: number) => run.report((index + done) / KINDS.length)
    const measured = await figuresOfKind({ ...run, report }, kind)
    for (const { batchSize, subject, figures } of measured) {
      const { cpu, wall, requests, bytes } = figures
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

interface Measured {
  batchSize: number
  subject: Subject
  figures: Figures
}

/**
 * Single calls beside Segment's, and then batches beside Segment's: what a batch of a thousand leaves behind is collected
 * while others are measured, and single calls would pay for it.
 */
async function figuresOfKind({ server, extent, seed, report }: Run, kind: CallKind): Promise<Measured[]> {
  const texts = (size: number, events: number) => [...handoverTexts({ kind, seed }, events, size)]
  const singles = texts(ONE_BY_ONE, eventsFor(1, extent.events))
  const theirs: Subject = { contender: segmentsOwn(server.port), kind, texts: singles }
  const single: Subject = { contender: ours('execute', server.port), kind, texts: singles }
  const batches = BATCH_SIZES.map((size): Subject => {
    return { contender: ours('executeBatch', server.port), kind, texts: texts(size, eventsFor(size, extent.events)) }
  })
  const apart = await compare([theirs, single], extent.rounds, server, (done) => report(done / 2))
  const [again, ...together] = await compare([theirs, ...batches], extent.rounds, server, (done) =>
    report((1 + done) / 2)
  )
  return [
    { batchSize: 1, subject: theirs, figures: apart[0] },
    { batchSize: 1, subject: single, figures: apart[1] },
    ...together.map((figures, index) => ({
      batchSize: BATCH_SIZES[index],
      subject: batches[index],
      figures: rescaled(figures, again, apart[0])
    }))
  ]
}

/** Figures as they would be where a reference had other figures. */
function rescaled(figures: Figures, reference: Figures, other: Figures): Figures {
  return {
    ...figures,
    cpu: (figures.cpu / reference.cpu) * other.cpu,
    wall: (figures.wall / reference.wall) * other.wall
  }
}
