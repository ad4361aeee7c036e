/** A table, and what is to be said beneath it; without a head, what is said in its place. */
export interface Table {
  title: string
  head: string[]
  rows: string[][]
  notes?: string[]
}
