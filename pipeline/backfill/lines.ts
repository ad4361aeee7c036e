/** The lines of a file, with their numbers. */

/** Segment's calls have 32 kB at most, its batches 500 kB: a longer line is none of its making, and is not kept in memory. */
export const MOST_LINE_BYTES = 1024 * 1024

export interface Line {
  /** From 1. */
  number: number
  /** Without its end. Undefined where it is longer than `MOST_LINE_BYTES`. */
  bytes: Buffer | undefined
}

const NEWLINE = 0x0a

/** Gathers the bytes of lines from pieces of a file. */
export class LineReader {
  private number = 0
  private parts: Buffer[] = []
  private length = 0;

  /** The lines that end in this piece. */
  *add(piece: Buffer): Generator<Line> {
    let start = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      this.keep(piece.subarray(start, end))
      yield this.take()
      start = end + 1
    }
    this.keep(piece.subarray(start))
  }

  /** What stands after the last end of a line, if anything does. */
  *rest(): Generator<Line> {
    if (this.length > 0) yield this.take()
  }

  /** The number of the last line that was given. */
  get last(): number {
    return this.number
  }

  private keep(part: Buffer): void {
    if (part.length === 0) return
    this.length += part.length
    if (this.length > MOST_LINE_BYTES) this.parts = []
    else this.parts.push(part)
  }

  private take(): Line {
    const { parts, length } = this
    this.parts = []
    this.length = 0
    this.number += 1
    if (length > MOST_LINE_BYTES) return { number: this.number, bytes: undefined }
    return { number: this.number, bytes: parts.length === 1 ? parts[0] : Buffer.concat(parts) }
  }
}
