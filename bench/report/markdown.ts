/** The tables inside a Markdown document. */
import type { Table } from './table'

/** A table in Markdown, laid out as prettier does. */
export function toMarkdown({ head, rows, notes = [] }: Table): string {
  if (head.length === 0) return notes.join('\n\n')
  const widths = head.map((_name, index) => Math.max(3, ...[head, ...rows].map((row) => row[index].length)))
  const line = (row: string[]) => `| ${row.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line), ...notes.flatMap((note) => ['', note])].join('\n')
}

/**
 * A document with its tables renewed: each stands between `<!-- table: its title -->` and `<!-- end -->`.
 * @throws Where the document names a table that there is not.
 */
export function withTables(document: string, tables: Table[]): string {
  return document.replace(
    /(<!-- table: (.*?) -->\n)[^]*?(\n<!-- end -->)/g,
    (_all, start: string, title, end: string) => {
      const table = tables.find((candidate) => candidate.title === title)
      if (!table) throw new Error(`There is no table "${String(title)}".`)
      return `${start}\n${toMarkdown(table)}\n${end}`
    }
  )
}
