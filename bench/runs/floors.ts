/** This destination beside what is beneath it: the framework with the same mapping, and JSON. */
import { json } from '../contenders/json'
import { floor, ours } from '../contenders/ours'
import { quantile } from '../measure/quantile'
import { compareSteadily } from '../measure/steady'
import { handoverTexts } from '../traffic/handover'
import type { CallKind } from '../traffic/traffic'
import type { FloorRow } from './results'
import type { Run } from './run'

const KINDS: CallKind[] = ['track', 'identify', 'order']
const BATCH_SIZE = 1000
const USER_AGENTS = 1000

/** A row for each kind of call, in batches of 1000 with 1,000 user agents. */
export async function measureFloors({ server, extent, seed, report }: Run): Promise<FloorRow[]> {
  const rows: FloorRow[] = []
  for (const [index, kind] of KINDS.entries()) {
    const texts = [...handoverTexts({ kind, seed, userAgents: USER_AGENTS }, extent.events, BATCH_SIZE)]
    const contenders = [ours('executeBatch', server.port), floor(server.port), json]
    const [own, framework, parsing] = await compareSteadily(contenders, kind, texts, extent.floorRounds, (done) =>
      report((index + done) / KINDS.length)
    )
    rows.push({ kind, ...besideFloor(own, framework, parsing) })
  }
  return rows
}

/**
 * The median of the framework's rounds, and the others as that median times the median of their ratios to it, round by round:
 * what a machine does at one time and not at another meets neighbours alike, and leaves the ratios as they are.
 */
function besideFloor(own: number[], framework: number[], parsing: number[]): Omit<FloorRow, 'kind'> {
  const floor = median(framework)
  const beside = (costs: number[]) => floor * median(costs.map((cost, round) => cost / framework[round]))
  return { ours: beside(own), framework: floor, json: beside(parsing) }
}

function median(values: number[]): number {
  return quantile(values, 0.5)
}
