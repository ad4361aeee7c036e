/** What a body says: unpacked, and turned into what its endpoint takes. */
import { isUtf8 } from 'buffer'
import { gunzipSync } from 'zlib'
import type { Address } from './addresses'
import { effectiveLimit } from './body'
import type { ReceivedBody } from './body'
import { isObject, objectOf, parseJson } from './json'

/** Why a body cannot be used. */
export type BodyProblem = 'tooLarge' | 'empty' | 'malformed'

/** The text of a body. Undefined where none is read, or there is a problem. */
export interface BodyText {
  text?: string
  /** Size of the text in bytes, which is what it takes to hold it. */
  size: number
  problem?: BodyProblem
}

/**
 * The text of a body, unpacked where it is packed. All at once, and not beside others: many small bodies that unpack to large
 * ones are so in memory one after the other.
 *
 * @param encoding the request's `Content-Encoding`
 * @param limit the text must be smaller than this many bytes; a body is unpacked no further
 */
export function textOf(
  body: ReceivedBody,
  kind: Address['body'],
  encoding: string | undefined,
  limit: number
): BodyText {
  if (body.tooLarge) return { size: 0, problem: 'tooLarge' }
  if (kind === 'none') return { size: 0 }
  if (body.bytes === 0) return { size: 0, problem: 'empty' }
  const content = unpacked(body.content, encoding, effectiveLimit(limit))
  if (!Buffer.isBuffer(content)) return { size: 0, problem: content }
  if (!isUtf8(content)) return { size: 0, problem: 'malformed' }
  return { text: content.toString('utf8'), size: content.length }
}

function unpacked(content: Buffer, encoding: string | undefined, limit: number): Buffer | BodyProblem {
  if (encoding === undefined || encoding === 'identity') return content
  if (encoding !== 'gzip') return 'malformed'
  if (limit <= 1) return 'tooLarge'
  try {
    return gunzipSync(content, { maxOutputLength: limit - 1 })
  } catch (error) {
    return isObject(error) && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'malformed'
  }
}

/** The parsed JSON, or a form's parameters; the text where it is no JSON. */
export function valueOf(text: string, kind: Address['body']): { value: unknown; problem?: BodyProblem } {
  if (kind === 'form') return { value: objectOf(new URLSearchParams(text)) }
  if (text.trim() === '') return { value: text, problem: 'empty' }
  try {
    return { value: parseJson(text) }
  } catch {
    return { value: text, problem: 'malformed' }
  }
}
