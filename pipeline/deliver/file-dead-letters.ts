/** Dead letters in a file: a line of JSON each, appended. */
import type { FileHandle } from 'fs/promises'
import { open } from 'fs/promises'
import { dirname } from 'path'
import { makeFolder } from '../make-folder'
import type { DeadLetter, DeadLetters } from './dead-letters'

/** A line that is to be written, and who waits for it. */
interface Waiting {
  line: string
  done: () => void
  failed: (error: unknown) => void
}

/** Bytes that are looked through at once for the end of the last whole line. */
const LOOK_BYTES = 64 * 1024

export class FileDeadLetters implements DeadLetters {
  private waiting: Waiting[] = []
  private writing: Promise<void> | undefined

  private constructor(private readonly handle: FileHandle, private size: number) {}

  /**
   * Opens a file, or makes it, with its folder. A last line that was not written whole is taken away: nobody was told that it
   * was kept, and its call comes again.
   */
  static async open(file: string): Promise<FileDeadLetters> {
    makeFolder(dirname(file))
    const handle = await open(file, 'a+')
    const size = await endOfLastLine(handle)
    if (size < (await handle.stat()).size) await handle.truncate(size)
    return new FileDeadLetters(handle, size)
  }

  /** Resolves once the letter is on the disk. Those that come while others are written go there together. */
  add(letter: DeadLetter): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ line: `${JSON.stringify(letter)}\n`, done, failed })
      this.writing ??= this.writeAll()
    })
  }

  /** Ends once all is written. */
  async close(): Promise<void> {
    await this.writing
    await this.handle.close()
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const letters = this.waiting
      this.waiting = []
      try {
        await this.append(Buffer.from(letters.map(({ line }) => line).join('')))
        for (const { done } of letters) done()
      } catch (error) {
        for (const { failed } of letters) failed(error)
      }
    }
    // Not by `finally`: whoever was told of the last letter may add one before that would run.
    this.writing = undefined
  }

  /** All of it, or nothing. */
  private async append(bytes: Buffer): Promise<void> {
    try {
      await this.handle.appendFile(bytes)
      await this.handle.datasync()
      this.size += bytes.length
    } catch (error) {
      await this.handle.truncate(this.size).catch(() => undefined)
      throw error
    }
  }
}

/** The size of a file up to its last line's end. */
async function endOfLastLine(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat()
  const buffer = Buffer.alloc(LOOK_BYTES)
  for (let end = size; end > 0; end -= LOOK_BYTES) {
    const start = Math.max(0, end - LOOK_BYTES)
    const { bytesRead } = await handle.read(buffer, 0, end - start, start)
    const at = buffer.subarray(0, bytesRead).lastIndexOf('\n')
    if (at >= 0) return start + at + 1
  }
  return 0
}
