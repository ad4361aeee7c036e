import type { Channel, Item } from './channel'
import { requestBody } from './request-body'

/** An item that fits a request, and where its outcome belongs. */
export interface Parcel {
  item: Item
  position: number
  /** Bytes of the item as it travels. */
  bytes: number
}

/** What one request carries. */
export interface Load {
  parcels: Parcel[]
  body: string | Buffer
}

/**
 * Packs items into as few requests as the channel's limits allow, without changing their order: each request takes items until
 * the next one would no longer fit. A request is made when it is asked for, and each item encoded once for measuring and for
 * sending, so that of a batch no more than one request's worth is held as text.
 * @param onUnfit Takes the position of an item that fits no request, and its bytes as it would travel; `undefined` where it
 * cannot be encoded.
 */
export function* pack(
  channel: Channel,
  items: readonly Item[],
  onUnfit: (position: number, bytes?: number) => void
): Generator<Load, void> {
  const { maxItems, maxBytes } = channel.limits
  const frame = bytesOf(channel, [])
  const separator = Buffer.byteLength(channel.separator)
  let parcels: Parcel[] = []
  let texts: string[] = []
  let total = frame
  for (const [position, item] of items.entries()) {
    const text = encoded(channel, item)
    if (text === undefined) {
      onUnfit(position)
      continue
    }
    const bytes = Buffer.byteLength(text)
    if (frame + bytes > maxBytes) {
      onUnfit(position, bytes)
      continue
    }
    if (parcels.length === maxItems || (parcels.length > 0 && total + separator + bytes > maxBytes)) {
      yield { parcels, body: requestBody(channel, texts, total) }
      parcels = []
      texts = []
      total = frame
    }
    total += parcels.length > 0 ? separator + bytes : bytes
    parcels.push({ item, position, bytes })
    texts.push(text)
  }
  if (parcels.length > 0) yield { parcels, body: requestBody(channel, texts, total) }
}

/** An item as it travels; `undefined` where it is nested too deeply for that. */
function encoded(channel: Channel, item: Item): string | undefined {
  try {
    return channel.encode(item)
  } catch {
    return undefined
  }
}

/** A request of parcels that were packed before, together with others. */
export function repack(channel: Channel, parcels: Parcel[]): Load {
  const texts = parcels.map(({ item }) => channel.encode(item))
  return { parcels, body: requestBody(channel, texts, bytesOf(channel, parcels)) }
}

/** Two halves of a request, in order: for finding an item at fault that Amplitude does not name. */
export function halve<T>(request: T[]): [T[], T[]] {
  const middle = Math.ceil(request.length / 2)
  return [request.slice(0, middle), request.slice(middle)]
}

/** Bytes of the body of a request with these parcels. */
export function bytesOf({ prefix, separator, suffix }: Channel, parcels: Parcel[]): number {
  const frame = Buffer.byteLength(prefix) + Buffer.byteLength(suffix)
  const separators = Buffer.byteLength(separator) * Math.max(0, parcels.length - 1)
  return parcels.reduce((total, { bytes }) => total + bytes, frame + separators)
}
