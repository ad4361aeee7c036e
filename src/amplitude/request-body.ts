import type { Channel } from './channel'

/**
 * Bytes from which on a body is bytes. Below, it is the text that local tools show of a request. Above, it would become text
 * only for the HTTP client to turn it into bytes again.
 */
const LARGE = 65_536

/**
 * The body of a request: the prefix, the items with separators between them, and the suffix.
 * @param encoded The items, as they travel.
 * @param bytes The length of the body.
 */
export function requestBody({ prefix, separator, suffix }: Channel, encoded: Buffer[], bytes: number): string | Buffer {
  const body = Buffer.allocUnsafe(bytes)
  let end = body.write(prefix)
  encoded.forEach((item, index) => {
    if (index > 0) end += body.write(separator, end)
    end += item.copy(body, end)
  })
  body.write(suffix, end)
  return bytes < LARGE ? body.toString() : body
}
