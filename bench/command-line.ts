/** The arguments of `npm run bench`, and what it says. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { resolve } from 'path'
import { startProgress } from './progress'
import { criteriaOf } from './report/criteria'
import { keep, keptResults, publish } from './report/publish'
import { fieldTables } from './report/field-tables'
import { buildTable, tablesOf } from './report/tables'
import { toTerminal } from './report/terminal'
import { QUICK, WHOLE } from './runs/extent'
import { measureFieldCosts } from './runs/field-costs'
import { measureOtherBuild } from './runs/other-build'
import { measure } from './runs/measure'
import type { Results } from './runs/results'

interface Arguments {
  quick: boolean
  redraw: boolean
  seed: number
  before?: string
  fields: boolean
}

const SEED = 2026

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

function command(): Command {
  return new Command('bench')
    .description("Measures the destination against Segment's own, and against the floor of the framework.")
    .option('--quick', 'a small run, to see that all works; keeps nothing', false)
    .option('--redraw', 'measures nothing, and draws the charts of the results that are kept', false)
    .option('--seed <n>', 'other calls of the same kinds', wholeNumber, SEED)
    .option('--before <file>', 'this build beside another one, by its dist/main.js; keeps nothing')
    .option('--fields', 'what each default mapping costs, field by field', false)
    .exitOverride()
}

/**
 * Runs the bench as the arguments ask, and says what it found.
 * @param args without the names of the program and the script
 * @returns the exit code: 0 when every criterion is met, or help was asked for; otherwise 1
 */
export async function benchFromArguments(args: readonly string[]): Promise<number> {
  try {
    const { quick, redraw, seed, before, fields } = command().parse(args, { from: 'user' }).opts<Arguments>()
    if (before !== undefined) return await showOtherBuild(resolve(before), quick, seed)
    if (fields) return await showFields(quick, seed)
    const results = redraw ? keptResults() : await measured(quick, seed)
    if (!quick) await publish(redraw ? results : keep(results))
    const { processor, cores, memory, system, node } = results.machine
    console.log(`${processor}, ${cores} cores, ${memory}; ${system}, Node ${node}; framework ${results.framework}`)
    for (const table of tablesOf(results)) console.log(toTerminal(table))
    return criteriaOf(results).every(({ met }) => met) ? 0 : 1
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    throw error
  }
}

/** @returns the exit code: 0 where the framework needs no more than it did before */
async function showOtherBuild(before: string, quick: boolean, seed: number): Promise<number> {
  const progress = startProgress({ 'beside another build': 1 })
  try {
    const rows = await measureOtherBuild(before, quick ? QUICK : WHOLE, seed, (done) =>
      progress.show('beside another build', done)
    )
    progress.stop()
    console.log(toTerminal(buildTable(rows)))
    return rows.every(({ framework }) => framework.now <= framework.before) ? 0 : 1
  } finally {
    progress.stop()
  }
}

/** @returns the exit code: 0, as nothing is required */
async function showFields(quick: boolean, seed: number): Promise<number> {
  const progress = startProgress({ 'field by field': 1 })
  try {
    const fields = await measureFieldCosts(quick ? QUICK : WHOLE, seed, (done) => progress.show('field by field', done))
    progress.stop()
    if (!quick) await publish(keep({ fields }))
    for (const table of fieldTables(fields)) console.log(toTerminal(table))
    return 0
  } finally {
    progress.stop()
  }
}

async function measured(quick: boolean, seed: number): Promise<Results> {
  const progress = startProgress()
  try {
    return await measure({ extent: quick ? QUICK : WHOLE, quick, seed, onProgress: progress.show })
  } finally {
    progress.stop()
  }
}
