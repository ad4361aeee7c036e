/** What the Tracking API takes. Source: Segment, "HTTP API Source", of July 2026; a KB is 1024 bytes, as Segment's libraries count. */

export interface Limits {
  /** Bytes of a call's JSON. */
  callBytes: number
  /** Bytes of a request's body, unpacked. */
  batchBytes: number
  /** Calls of a batch; those after them are refused. */
  batchCalls: number
}

export const LIMITS: Limits = { callBytes: 32 * 1024, batchBytes: 500 * 1024, batchCalls: 2500 }

/** How deep a call may be nested. Segment documents no limit; what goes much deeper cannot be written as JSON again. */
export const MOST_LEVELS = 100

/**
 * Bytes of a body that are taken off the connection at most. A body that is too large is read to its end and refused then, as a
 * client that is cut off while it sends sees a broken connection, and sends the same again.
 */
export const MOST_BYTES_READ = 16 * 1024 * 1024
