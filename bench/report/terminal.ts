import Table from 'cli-table3'
import type { Table as Rows } from './table'

/** A table for a terminal. */
export function toTerminal({ title, head, rows, notes = [] }: Rows): string {
  if (head.length === 0) return ['', title, ...notes, ''].join('\n')
  const colAligns = head.map((_name, index) => (rows.every((row) => /^-?\d/.test(row[index])) ? 'right' : 'left'))
  const table = new Table({ head, colAligns, style: { head: ['bold'], compact: true } })
  table.push(...rows)
  return ['', title, table.toString(), ...notes, ''].join('\n')
}
