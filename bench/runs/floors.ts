/** This destination beside what is beneath it: the framework with the same mapping, and JSON. */
import { json } from '../contenders/json'
import { floor, ours } from '../contenders/ours'
import { compare } from '../measure/compare'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import { longRound } from './long-round'
import type { FloorRow } from './results'
import type { Run } from './run'

const KINDS: CallKind[] = ['track', 'identify', 'order']
const BATCH_SIZE = 1000
const USER_AGENTS = 1000

/** A row for each kind of call, in batches of 1000 with 1,000 user agents. */
export async function measureFloors({ server, extent, seed, report }: Run): Promise<FloorRow[]> {
  const rows: FloorRow[] = []
  for (const [index, kind] of KINDS.entries()) {
    const texts = longRound([...handoverTexts({ kind, seed, userAgents: USER_AGENTS }, extent.events, BATCH_SIZE)])
    const contenders = [floor(server.port), ours('executeBatch', server.port), json]
    const [framework, own, parsing] = await compare(
      contenders.map((contender) => ({ contender, kind, texts })),
      extent.rounds,
      server,
      (done) => report((index + done) / KINDS.length)
    )
    rows.push({ kind, ours: own.cpu, framework: framework.cpu, json: parsing.cpu })
  }
  return rows
}
