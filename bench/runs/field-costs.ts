/** What each default mapping costs, field by field. */
import type { JSONObject } from '@segment/actions-core'
import type { Entrance } from '../contenders/destination'
import { defaultsOf, ours } from '../contenders/ours'
import { leaveOneOut } from '../measure/leave-one-out'
import type { Added } from '../measure/leave-one-out'
import { startCountingServer } from '../server/counting-process'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import type { Extent } from './extent'
import type { ActionFields, FieldCosts } from './results'
import type { Run } from './run'

const KINDS: CallKind[] = ['track', 'order', 'identify']

/** Calls of a handover, and of a round, by how they are handed over. */
const SIZES: Record<Entrance, { handover: number; round: number }> = {
  execute: { handover: 100, round: 200 },
  executeBatch: { handover: 1000, round: 2000 }
}

/** A text without which a call is refused; in place of its mapping, the framework takes one as it is. */
const STAND_IN: JSONObject = { event_type: 'Event' }

/**
 * Measures every default mapping of the three actions, for single calls and for batches of 1000: a whole delivery less one
 * without that mapping.
 * @param onProgress takes the share of the work that is done
 */
export async function measureFieldCosts(
  extent: Extent,
  seed: number,
  onProgress: (done: number) => void
): Promise<FieldCosts> {
  const server = await startCountingServer()
  try {
    const actions: ActionFields[] = []
    for (const [index, kind] of KINDS.entries()) {
      const report = (done: number) => onProgress((index + done) / KINDS.length)
      actions.push(await fieldsOf({ server, extent, seed, report }, kind))
    }
    return { measuredAt: new Date().toISOString(), rounds: extent.fieldRounds, actions }
  } finally {
    server.stop()
  }
}

async function fieldsOf(run: Run, kind: CallKind): Promise<ActionFields> {
  const fields = Object.keys(defaultsOf(kind))
  const halves = (half: number) => (done: number) => run.report((half + done) / 2)
  const single = await addedThrough('execute', { ...run, report: halves(0) }, kind, fields)
  const batch = await addedThrough('executeBatch', { ...run, report: halves(1) }, kind, fields)
  const [nothing, ...each] = single.parts.map((need, index) => ({ single: need, batch: batch.parts[index] }))
  return {
    kind,
    whole: { single: single.whole, batch: batch.whole },
    nothing,
    fields: fields.map((field, index) => ({ field, ...each[index] }))
  }
}

/** What nothing adds, and then what each field adds. */
function addedThrough(entrance: Entrance, run: Run, kind: CallKind, fields: string[]): Promise<Added> {
  const { server, extent, seed, report } = run
  const { handover, round } = SIZES[entrance]
  const subject = {
    kind,
    texts: [...handoverTexts({ kind, seed, bothIds: true }, round, handover)],
    whole: ours(entrance, server.port),
    without: [
      ours(entrance, server.port),
      ...fields.map((field) => ours(entrance, server.port, { mapped: (defaults) => withoutField(defaults, field) }))
    ]
  }
  return leaveOneOut(subject, extent.fieldRounds, report)
}

function withoutField(defaults: JSONObject, field: string): JSONObject {
  const rest = Object.fromEntries(Object.entries(defaults).filter(([name]) => name !== field))
  return field in STAND_IN ? { ...rest, [field]: STAND_IN[field] } : rest
}
