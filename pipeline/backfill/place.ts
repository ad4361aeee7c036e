/** Where a call stands: in time first, and among those of one moment as the archive has them. */

export interface Place {
  /** When it happened, in ms since the epoch. */
  time: number
  /** Of the file, in the archive's list. */
  file: number
  /** From 1. */
  line: number
}

/** Times before the epoch come before it. The years up to 9999 fit on both sides. */
const OFFSET = 2 ** 48
const TIME_BYTES = 8
const FILE_BYTES = 4
const LINE_BYTES = 6
export const PLACE_BYTES = TIME_BYTES + FILE_BYTES + LINE_BYTES

/** A place as bytes that sort as places do. */
export function placeBytes({ time, file, line }: Place): Buffer {
  const bytes = Buffer.alloc(PLACE_BYTES)
  bytes.writeBigUInt64BE(BigInt(time + OFFSET))
  lineBytes(file, line).copy(bytes, TIME_BYTES)
  return bytes
}

export function placeIn(bytes: Buffer): Place {
  return {
    time: Number(bytes.readBigUInt64BE(0)) - OFFSET,
    file: bytes.readUInt32BE(TIME_BYTES),
    line: bytes.readUIntBE(TIME_BYTES + FILE_BYTES, LINE_BYTES)
  }
}

/** The place of a line in the archive, as bytes that sort as lines do. */
export function lineBytes(file: number, line: number): Buffer {
  const bytes = Buffer.alloc(FILE_BYTES + LINE_BYTES)
  bytes.writeUInt32BE(file)
  bytes.writeUIntBE(line, FILE_BYTES, LINE_BYTES)
  return bytes
}
