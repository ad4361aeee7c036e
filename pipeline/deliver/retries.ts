/** When a call that failed is tried again. */

/**
 * Whether a failure is for now only.
 * @param status Of the call, as the destination reports it. Source: Segment, "Retries" of Actions destinations.
 */
export function comesAgain(status: number): boolean {
  return status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 501)
}

/** How long a call is tried. */
export interface RetryPolicy {
  /** ms before the second try; each further one waits twice as long as the one before. */
  firstDelayMs: number
  /** ms that it waits at most between two tries. */
  longestDelayMs: number
  /** ms from its arrival after which it is given up. */
  giveUpAfterMs: number
}

/**
 * Segment tries failed calls for four hours, with delays that grow and are scattered by chance. How long its first ones are it
 * does not say. Source: Segment, "Destinations overview", "Retries between Segment and destinations".
 */
export const RETRY_POLICY: RetryPolicy = {
  firstDelayMs: 1000,
  longestDelayMs: 10 * 60 * 1000,
  giveUpAfterMs: 4 * 60 * 60 * 1000
}

/**
 * ms until the next try.
 * @param tries How often it was tried.
 * @param chance From 0 to 1: delays are scattered over their upper half, so that what failed together does not come together.
 */
export function delayAfter(tries: number, { firstDelayMs, longestDelayMs }: RetryPolicy, chance: number): number {
  const longest = Math.min(firstDelayMs * 2 ** Math.min(tries - 1, 30), longestDelayMs)
  return Math.round(longest * (0.5 + chance / 2))
}
