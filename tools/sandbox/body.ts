/** A request's body: read no further than allowed, and turned into what its endpoint takes. */
import { isUtf8 } from 'buffer'
import type { IncomingMessage } from 'http'
import { gunzip } from 'zlib'
import { promisify } from 'util'
import type { Address } from './addresses'
import { isObject, objectOf, parseJson } from './json'

/** Why a body cannot be used. */
export type BodyProblem = 'tooLarge' | 'empty' | 'malformed'

/** A body as it was received. `bytes` is its size as sent, or as far as it was read. */
export interface ReceivedBody {
  bytes: number
  /** The parsed JSON, or a form's parameters; the text where it could not be parsed. */
  value: unknown
  problem?: BodyProblem
}

const unzip = promisify(gunzip)

/**
 * Reads a body. What goes beyond the limit is taken off the connection, so that the client can read its answer, but not kept.
 *
 * @param limit the body must be smaller than this many bytes, before and after decompression
 * @param timeoutMs how long the client has to send it all; then its connection is destroyed
 * @throws {Error} when the client goes away, or is too slow
 */
export async function readBody(
  request: IncomingMessage,
  kind: Address['body'],
  limit: number,
  timeoutMs: number
): Promise<ReceivedBody> {
  const raw = await collect(request, limit, timeoutMs)
  if (raw.tooLarge) return { bytes: raw.bytes, value: undefined, problem: 'tooLarge' }
  if (kind === 'none') return { bytes: raw.bytes, value: undefined }
  if (raw.bytes === 0) return { bytes: 0, value: undefined, problem: 'empty' }
  const content = await decompressed(raw.content, request.headers['content-encoding'], limit)
  if (!Buffer.isBuffer(content)) return { bytes: raw.bytes, value: undefined, problem: content }
  const text = textIn(content)
  if (text === undefined) return { bytes: raw.bytes, value: undefined, problem: 'malformed' }
  if (kind === 'form') return { bytes: raw.bytes, value: objectOf(new URLSearchParams(text)) }
  return { bytes: raw.bytes, ...parsed(text) }
}

interface Raw {
  bytes: number
  tooLarge: boolean
  content: Buffer
}

function collect(request: IncomingMessage, limit: number, timeoutMs: number): Promise<Raw> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    let tooLarge = false
    const refuse = (size: number) => {
      tooLarge = true
      chunks = []
      resolve({ bytes: size, tooLarge, content: Buffer.alloc(0) })
    }
    const announced = Number(request.headers['content-length'])
    if (announced >= limit) refuse(announced)
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (tooLarge) return
      if (bytes >= limit) refuse(bytes)
      else chunks.push(chunk)
    })
    // Runs on after a refusal, for as long as there is something left to take off the connection. Once its answer is out, a
    // request is not told any more that its connection is gone: so the timer must not keep the process alive by itself.
    const timer = setTimeout(() => request.destroy(), timeoutMs).unref()
    request.once('end', () => {
      clearTimeout(timer)
      resolve({ bytes, tooLarge, content: Buffer.concat(chunks) })
    })
    request.once('error', reject)
    request.once('close', () => {
      clearTimeout(timer)
      reject(new Error('The client went away'))
    })
  })
}

async function decompressed(
  content: Buffer,
  encoding: string | undefined,
  limit: number
): Promise<Buffer | 'tooLarge' | 'malformed'> {
  if (encoding === undefined || encoding === 'identity') return content
  if (encoding !== 'gzip') return 'malformed'
  try {
    return await unzip(content, { maxOutputLength: Number.isFinite(limit) ? limit - 1 : undefined })
  } catch (error) {
    return isObject(error) && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'malformed'
  }
}

/** The text of UTF-8, or undefined when the bytes are none. */
const textIn = (content: Buffer): string | undefined => (isUtf8(content) ? content.toString('utf8') : undefined)

function parsed(text: string): { value: unknown; problem?: BodyProblem } {
  if (text.trim() === '') return { value: text, problem: 'empty' }
  try {
    return { value: parseJson(text) }
  } catch {
    return { value: text, problem: 'malformed' }
  }
}
