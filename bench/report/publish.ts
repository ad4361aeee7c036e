/** Writes what the repository keeps of a run: the results, and the tables and charts of the docs. */
import { mkdirSync, readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import type { Results } from '../runs/results'
import { chartsOf } from './charts'
import { withTables } from './markdown'
import { toSvg } from './svg'
import { tablesOf } from './tables'

const RESULTS = join(__dirname, '../results.json')
const DOCUMENT = join(__dirname, '../../docs/performance.md')
const CHARTS = join(__dirname, '../../docs/performance')

/** The results that the repository keeps. */
export function keptResults(): Results {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as Results
}

/**
 * Keeps results in place of those before them, each of a run of its own.
 * @returns all that is kept now
 */
export function keep(found: Partial<Results>): Results {
  const results = { ...keptResults(), ...found }
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  return results
}

/** Draws the charts of the docs, and renews their tables. */
export async function publish(results: Results): Promise<void> {
  mkdirSync(CHARTS, { recursive: true })
  for (const { file, spec } of chartsOf(results)) writeFileSync(join(CHARTS, file), await toSvg(spec))
  writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, 'utf8'), tablesOf(results)))
}
