import type { Channel } from './channel'

/**
 * Bytes from which on a body is bytes. Below, it is the text that local tools show of a request. Above, it would become text
 * only for the HTTP client to turn it into bytes again.
 */
const LARGE = 65_536

/**
 * The body of a request: the prefix, the items with separators between them, and the suffix.
 * @param texts The items as they travel.
 * @param bytes The length of the body.
 */
export function requestBody({ prefix, separator, suffix }: Channel, texts: string[], bytes: number): string | Buffer {
  if (bytes < LARGE) return prefix + texts.join(separator) + suffix
  const body = Buffer.allocUnsafe(bytes)
  let end = body.write(prefix)
  texts.forEach((text, index) => {
    if (index > 0) end += body.write(separator, end)
    end += body.write(text, end)
  })
  body.write(suffix, end)
  return body
}
