/** A file of an archive as batches of lines. */
import type { Archive, ArchiveFile } from './archive-file'
import { callInLine, isRefusal } from './call-in-line'
import type { Line } from './lines'
import { LineReader } from './lines'
import { CutError, unpacked } from './unpacked'

export interface LineBatch {
  lines: Line[]
  /** Bytes of the file that were read so far, as it is stored. */
  bytes: number
  /** Whether it is the last one of the file. */
  isLast: boolean
  /** In the last batch of a file that is cut: in which line, and why. */
  cut?: { line: number; reason: string }
}

const LINES = 4000
const BYTES = 8 * 1024 * 1024

/**
 * The lines of a file, in order.
 * @param after The number of the last line that is not wanted.
 * @throws SourceError where the file cannot be read to its end; what was given before is whole.
 */
export async function* lineBatches(archive: Archive, file: ArchiveFile, after: number): AsyncGenerator<LineBatch> {
  const reader = new LineReader()
  const progress = { bytes: 0 }
  let lines: Line[] = []
  let size = 0
  const add = (line: Line): void => {
    if (line.number <= after) return
    lines.push(line)
    size += line.bytes?.length ?? 0
  }
  try {
    for await (const piece of unpacked(await archive.open(file), file.size, progress)) {
      for (const line of reader.add(piece)) add(line)
      if (lines.length < LINES && size < BYTES) continue
      yield { lines, bytes: progress.bytes, isLast: false }
      lines = []
      size = 0
    }
    for (const line of reader.rest()) add(line)
    yield { lines, bytes: progress.bytes, isLast: true }
  } catch (error) {
    if (!(error instanceof CutError)) throw error
    let line = reader.last + 1
    for (const rest of reader.rest()) {
      if (!isWhole(rest)) continue
      add(rest)
      line += 1
    }
    yield { lines, bytes: progress.bytes, isLast: true, cut: { line, reason: error.message } }
  }
}

/** Whether the cut came after the line, and only its end is lost. */
const isWhole = ({ bytes }: Line): boolean => bytes !== undefined && !isRefusal(callInLine(bytes))
