/** A request's body as it comes off the connection: read no further than allowed. */
import type { IncomingMessage } from 'http'

/** A body as it was received. */
export interface ReceivedBody {
  /** Its size as sent, or as far as it was read. */
  bytes: number
  /** Empty where it was too large. */
  content: Buffer
  tooLarge: boolean
}

/** No body is longer than this, whatever limits are lifted: a text of V8 cannot be much longer. */
const MOST_BYTES = 256 * 1024 * 1024

/** The limit that holds where one is set: for a body as sent, and once more for what it unpacks to. */
export const effectiveLimit = (limit: number): number => Math.min(limit, MOST_BYTES)

/**
 * Reads a body. What goes beyond the limit is taken off the connection, so that the client can read its answer, but not kept.
 * How long a client may take is the server's to say: then it ends the connection.
 *
 * @param limit the body must be smaller than this many bytes
 * @throws {Error} when the client goes away, or is too slow
 */
export function receiveBody(request: IncomingMessage, limit: number): Promise<ReceivedBody> {
  return new Promise((resolve, reject) => {
    const most = effectiveLimit(limit)
    let chunks: Buffer[] = []
    let bytes = 0
    let tooLarge = false
    const refuse = (size: number) => {
      tooLarge = true
      chunks = []
      resolve({ bytes: size, tooLarge, content: Buffer.alloc(0) })
    }
    const announced = Number(request.headers['content-length'])
    if (announced >= most) refuse(announced)
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (tooLarge) return
      if (bytes >= most) refuse(bytes)
      else chunks.push(chunk)
    })
    request.once('end', () => resolve({ bytes, tooLarge, content: Buffer.concat(chunks) }))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The client went away')))
  })
}
