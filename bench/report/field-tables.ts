/** What each default mapping costs, as rows of text. */
import type { ActionFields, FieldCosts, Needs } from '../runs/results'
import type { CallKind } from '../traffic/traffic'
import { KIND_NAMES } from './kind-names'
import { rounded, whole } from './numbers'
import type { Table } from './table'

const HEAD = ['Field', 'Single: CPU µs', 'Garbage, bytes', 'In batches of 1000: CPU µs', 'Garbage, bytes']

const NOT_MEASURED = ['Not measured yet: `npm run bench -- --fields`.']

/** A table for each action; where nothing is measured yet, a sentence in its place. */
export function fieldTables(costs?: FieldCosts): Table[] {
  return (Object.keys(KIND_NAMES) as CallKind[]).map((kind) => {
    const title = `What each default of ${KIND_NAMES[kind]} adds`
    const action = costs?.actions.find((candidate) => candidate.kind === kind)
    return action ? { title, head: HEAD, rows: rowsOf(action) } : { title, head: [], rows: [], notes: NOT_MEASURED }
  })
}

/** All of it, what nothing adds, and then the fields, the one with the most garbage first. */
function rowsOf({ whole: all, nothing, fields }: ActionFields): string[][] {
  const dearest = [...fields].sort((a, b) => b.single.garbage - a.single.garbage)
  return [
    row('A whole delivery', all),
    row('Nothing left out: noise', nothing),
    ...dearest.map((field) => row(`\`${field.field}\``, field))
  ]
}

function row(name: string, { single, batch }: Needs): string[] {
  return [name, ...[single, batch].flatMap(({ cpu, garbage }) => [rounded(cpu), whole(garbage)])]
}
