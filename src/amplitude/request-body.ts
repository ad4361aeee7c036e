import type { Channel } from './channel'

/**
 * Bytes from which on a body stays bytes. Below, it becomes the text that local tools show of a request; above, that text
 * would cost as much as making the events, as it is turned into bytes again to be sent.
 */
const LARGE = 65_536

/** The body of a request: the prefix, the encoded items with separators between them, and the suffix. */
export function requestBody({ prefix, separator, suffix }: Channel, encoded: Buffer[]): string | Buffer {
  const between = Buffer.from(separator)
  const parts = encoded.flatMap((item, index) => (index === 0 ? [item] : [between, item]))
  const body = Buffer.concat([Buffer.from(prefix), ...parts, Buffer.from(suffix)])
  return body.length < LARGE ? body.toString() : body
}
