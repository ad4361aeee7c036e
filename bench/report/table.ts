/** A table, and what is to be said beneath it. */
export interface Table {
  title: string
  head: string[]
  rows: string[][]
  notes?: string[]
}
