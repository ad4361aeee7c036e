import type { Channel } from './channel'

/**
 * Bytes from which on a body is bytes. Below, it is the text that local tools show of a request. Above, text would be copied
 * as a whole twice, when it is joined and when it is sent, which costs as much as making the events.
 */
const LARGE = 65_536

/**
 * The body of a request: the prefix, the encoded items with separators between them, and the suffix.
 * @param bytes The length of the body.
 */
export function requestBody({ prefix, separator, suffix }: Channel, encoded: string[], bytes: number): string | Buffer {
  if (bytes < LARGE) return prefix + encoded.join(separator) + suffix
  const body = Buffer.allocUnsafe(bytes)
  let end = body.write(prefix)
  encoded.forEach((item, index) => {
    if (index > 0) end += body.write(separator, end)
    end += body.write(item, end)
  })
  body.write(suffix, end)
  return body
}
