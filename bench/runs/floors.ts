/** This destination beside what is beneath it: the framework with the same mapping, with the former one, and JSON. */
import { json } from '../contenders/json'
import { floor, formerFloor, ours } from '../contenders/ours'
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
    const { port } = server
    const contenders = [floor(port), ours('executeBatch', port), formerFloor(port), json]
    const [framework, own, former, parsing] = await compare(
      contenders.map((contender) => ({ contender, kind, texts })),
      extent.rounds,
      server,
      (done) => report((index + done) / KINDS.length)
    )
    rows.push({ kind, ours: own.cpu, framework: framework.cpu, former: former.cpu, json: parsing.cpu })
  }
  return rows
}
