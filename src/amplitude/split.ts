import type { RequestLimits } from './limits'

/** How many bytes a request needs beside its items. */
export interface Overhead {
  /** Bytes of a body without items. */
  frame: number
  /** Bytes between two items. */
  separator: number
}

/**
 * Packs items into as few requests as the limits allow, without changing their order: each request takes items until the
 * next one would no longer fit.
 * @param sizes Bytes of each item as it travels; each fits a request of its own.
 * @returns For each request the positions of its items in `sizes`, in order.
 */
export function split(sizes: number[], limits: RequestLimits, overhead: Overhead): number[][] {
  const requests: number[][] = []
  let current: number[] = []
  let bytes = overhead.frame
  sizes.forEach((size, position) => {
    const full = current.length === limits.maxItems || bytes + overhead.separator + size > limits.maxBytes
    if (current.length > 0 && full) {
      requests.push(current)
      current = []
      bytes = overhead.frame
    }
    bytes += size + (current.length > 0 ? overhead.separator : 0)
    current.push(position)
  })
  if (current.length > 0) requests.push(current)
  return requests
}

/** Bytes of a request with items of these sizes. */
export function sizeOf(sizes: number[], { frame, separator }: Overhead): number {
  return sizes.reduce((bytes, size) => bytes + size, frame + separator * (sizes.length - 1))
}

/** Two halves of a request, in order: for finding an item at fault that Amplitude does not name. */
export function halve<T>(request: T[]): [T[], T[]] {
  const middle = Math.ceil(request.length / 2)
  return [request.slice(0, middle), request.slice(middle)]
}
