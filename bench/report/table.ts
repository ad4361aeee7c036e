/** A table, and what is to be said beneath it; without a head, what is said in its place. */
export interface Table {
  title: string
  head: string[]
  rows: string[][]
  notes?: string[]
}

/** @returns the table, or, where nothing of it is measured yet, a sentence in its place */
export function tableOrSentence(table: Table, command = 'npm run bench'): Table {
  if (table.rows.length > 0) return table
  return { title: table.title, head: [], rows: [], notes: [`Not measured yet: \`${command}\`.`] }
}
