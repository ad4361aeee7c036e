import type { IncomingHttpHeaders } from 'http'
import type { Readable } from 'stream'
import { promisify } from 'util'
import { gunzip } from 'zlib'
import { showValue } from '../../src/amplitude/show-value'
import { MOST_BYTES_READ } from './limits'
import { invalidRequest, RefusedRequest } from './refused-request'

/** Forms: what a stranger's page could make a browser send without a script. Segment's libraries send none. */
const FORMS = /^\s*(application\/x-www-form-urlencoded|multipart\/)/i

const unpack = promisify(gunzip)

/**
 * A request's body, unpacked. Its content type is not asked for: `navigator.sendBeacon` sends none, analytics-next `text/plain`.
 * @param payload What comes off the connection.
 * @param mostBytes How many bytes it may have, as sent and unpacked.
 * @throws RefusedRequest where it is too large, a form, or packed in a way that is not known.
 */
export async function readBody(payload: Readable, headers: IncomingHttpHeaders, mostBytes: number): Promise<Buffer> {
  const type = headers['content-type'] ?? ''
  if (FORMS.test(type)) throw wrongType(type)
  return unpacked(await received(payload, mostBytes), headers['content-encoding'] ?? 'identity', mostBytes)
}

async function received(payload: Readable, mostBytes: number): Promise<Buffer> {
  let chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_BYTES_READ) break
      if (bytes > mostBytes) chunks = []
      else chunks.push(chunk)
    }
  } catch {
    throw new RefusedRequest(
      400,
      'aborted',
      `The body ended after ${bytes} bytes: its client went away, or was too slow.`
    )
  }
  if (bytes > mostBytes) throw tooLarge(mostBytes)
  return Buffer.concat(chunks)
}

async function unpacked(body: Buffer, encoding: string, mostBytes: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity') return body
  if (name !== 'gzip') {
    throw new RefusedRequest(
      415,
      'unsupported_encoding',
      `The header "content-encoding" is ${showValue(encoding)}. Pack the body as gzip, or not at all.`
    )
  }
  try {
    return await unpack(body, { maxOutputLength: mostBytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(mostBytes)
    throw invalidRequest('The body cannot be unpacked: it is not the gzip that its header "content-encoding" promises.')
  }
}

function tooLarge(mostBytes: number): RefusedRequest {
  return invalidRequest(`The body is larger than ${mostBytes / 1024} KB. Send fewer calls at once, or smaller ones.`)
}

/** The body is of a kind that is not taken, or says it is. */
export function wrongType(type: string | undefined): RefusedRequest {
  return new RefusedRequest(
    415,
    'unsupported_media_type',
    `The header "content-type" is ${showValue(type)}. Send JSON, with "content-type: application/json".`
  )
}
