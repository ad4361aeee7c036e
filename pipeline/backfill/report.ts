/** The report: every line that was refused, and why, in the order of the archive. */
import { createWriteStream } from 'fs'
import { rename } from 'fs/promises'
import { Readable } from 'stream'
import { pipeline } from 'stream/promises'
import type { Store } from './store'

/** Writes the report as JSON lines, in place of an older one. @returns How many lines it has. */
export async function writeReport(store: Store, path: string): Promise<number> {
  let lines = 0
  async function* rows(): AsyncGenerator<string, void, undefined> {
    for await (const [, row] of store.entries('refused')) {
      lines += 1
      yield `${row.toString()}\n`
    }
  }
  const unfinished = `${path}.unfinished`
  await pipeline(Readable.from(rows()), createWriteStream(unfinished))
  await rename(unfinished, path)
  return lines
}
