import type { RequestClient } from '@segment/actions-core'
import type { Channel } from './channel'
import { compressed, COMPRESSED_FROM } from './compression'
import type { Answer, Keys, NoAnswer } from './send'
import { send } from './send'

/** HTTP: the server does not take a body in this form, an encoding among them. */
const UNSUPPORTED_MEDIA_TYPE = 415

/** Addresses that did not take a compressed body; for as long as the process lives. */
const uncompressedOnly = new Set<string>()

/**
 * Sends the body of a channel's request, compressed where that is worth it and taken. An answer of 415 is that to compression:
 * nothing was taken, and the same goes out once more as it is.
 * @param body As its limits count it: uncompressed.
 * @returns What Amplitude said to it. Never throws.
 */
export async function sendBody(
  request: RequestClient,
  channel: Channel,
  body: string | Buffer,
  keys: Keys
): Promise<Answer | NoAnswer> {
  const { url } = channel
  const packed = isWorthCompressing(channel, body) ? await compressed(body) : undefined
  if (packed) {
    const answer = await send(request, url, post(channel, packed, { 'content-encoding': 'gzip' }), keys)
    if (answer.status !== UNSUPPORTED_MEDIA_TYPE) return answer
    uncompressedOnly.add(url)
  }
  return send(request, url, post(channel, body), keys)
}

function isWorthCompressing({ url, takesGzip }: Channel, body: string | Buffer): boolean {
  return takesGzip && !uncompressedOnly.has(url) && Buffer.byteLength(body) >= COMPRESSED_FROM
}

function post({ contentType }: Channel, body: string | Buffer, headers?: Record<string, string>) {
  return { method: 'post' as const, headers: { 'content-type': contentType, ...headers }, body }
}
