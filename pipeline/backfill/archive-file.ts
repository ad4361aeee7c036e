/** What an archive of Segment's calls is, wherever it lies. */
import type { Readable } from 'stream'

/** One of an archive's files, as it was listed. */
export interface ArchiveFile {
  /** Its path within the archive, with `/` between the names. It may hold any characters. */
  name: string
  /** Bytes, as it is stored. */
  size: number
  /** Changes when its content does: an ETag, or the time of the last change. */
  version: string
}

export interface Archive {
  /**
   * @returns Its files with calls, by name, and how many others were passed over.
   * @throws ArchiveError where it cannot be listed.
   */
  list(): Promise<{ files: ArchiveFile[]; others: number }>
  /** @throws ArchiveError where the file cannot be read, or is not the one that was listed any more. */
  open(file: ArchiveFile): Promise<Readable>
}

/** An archive, or a file of it, cannot be read. Its message is a sentence for whoever runs the command. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** Names of files with calls. Whether one is gzipped its content tells: some clients of S3 unpack what they fetch. */
const CALLS = /\.(gz|json|jsonl|ndjson)$/i

/** Whether a file has calls, by its name. What Hadoop's tools leave beside data, such as `_SUCCESS`, begins with `_` or `.`. */
export function hasCalls(name: string): boolean {
  return CALLS.test(name) && !/(^|\/)[._][^/]*$/.test(name)
}

/** By code units: the same order on every machine. */
export const byName = (one: ArchiveFile, other: ArchiveFile): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0
