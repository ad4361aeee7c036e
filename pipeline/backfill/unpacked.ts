/** The bytes of a file of calls, be it gzipped or not. */
import type { Readable } from 'stream'
import { createGunzip } from 'zlib'

/** A gzipped file ends before its end, or is damaged; what came before was given. */
export class CutError extends Error {
  override readonly name = 'CutError'
}

/** Where the archive's own place fails, as a connection does. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

/**
 * What stands in a file, unpacked where it is gzipped, in pieces. One piece of the file is unpacked at a time: nothing of what stands before
 * a cut is lost, and nothing is read ahead.
 * @param size Bytes that the file has: fewer are a broken connection, and no cut file.
 * @param progress Its `bytes` are those of the file that were read.
 * @throws CutError after the last good piece; SourceError where the file could not be read to its end.
 */
export async function* unpacked(
  source: Readable,
  size: number,
  progress: { bytes: number }
): AsyncGenerator<Buffer, void, undefined> {
  const unpacker = new Unpacker()
  let isPacked: boolean | undefined
  try {
    for await (const piece of chunksOf(source)) {
      progress.bytes += piece.length
      isPacked ??= piece[0] === 0x1f && (piece.length < 2 || piece[1] === 0x8b)
      if (isPacked) yield* unpacker.write(piece)
      else yield piece
    }
    if (progress.bytes < size) throw new SourceError(`it ended after ${progress.bytes} of its ${size} bytes`)
    if (isPacked) yield* unpacker.end()
  } finally {
    source.destroy()
    unpacker.destroy()
  }
}

async function* chunksOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer
  } catch (error) {
    throw new SourceError((error as Error).message)
  }
}

class Unpacker {
  private readonly gunzip = createGunzip()
  private pieces: Buffer[] = []
  private failure: Error | undefined
  private wake: () => void = () => undefined

  constructor() {
    this.gunzip.on('data', (piece: Buffer) => this.pieces.push(piece))
    this.gunzip.on('error', (error) => {
      this.failure = error
      this.wake()
    })
    this.gunzip.on('end', () => this.wake())
  }

  async *write(packed: Buffer): AsyncGenerator<Buffer, void, undefined> {
    await this.until((done) => this.gunzip.write(packed, done))
    yield* this.taken()
  }

  async *end(): AsyncGenerator<Buffer, void, undefined> {
    await this.until(() => this.gunzip.end())
    yield* this.taken()
  }

  destroy(): void {
    this.gunzip.destroy()
  }

  private async until(start: (done: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve
      start(resolve)
    })
  }

  private *taken(): Generator<Buffer, void, undefined> {
    const { pieces } = this
    this.pieces = []
    yield* pieces
    if (this.failure) throw new CutError(this.failure.message)
  }
}
