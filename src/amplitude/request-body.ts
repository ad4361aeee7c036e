import type { Channel } from './channel'

/** An item as it travels, as text or as bytes. */
export type Encoded = string | Buffer

/**
 * Bytes from which on a body is bytes. Below, it is the text that local tools show of a request. Above, it would become text
 * only for the HTTP client to turn it into bytes again.
 */
const LARGE = 65_536

/**
 * The body of a request: the prefix, the items with separators between them, and the suffix.
 * @param bytes The length of the body.
 */
export function requestBody({ prefix, separator, suffix }: Channel, items: Encoded[], bytes: number): Encoded {
  if (bytes < LARGE) return prefix + items.join(separator) + suffix
  const body = Buffer.allocUnsafe(bytes)
  let end = body.write(prefix)
  items.forEach((item, index) => {
    if (index > 0) end += body.write(separator, end)
    end += typeof item === 'string' ? body.write(item, end) : item.copy(body, end)
  })
  body.write(suffix, end)
  return body
}
