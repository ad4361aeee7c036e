/** When a call happened, with the fault of its client's clock taken out. Source: Segment, "Spec: Common Fields", Timestamps. */
import { dateOfText } from '../../src/events/date-text'

/** The end of the year 9999: what lies within it on either side of the epoch stays a date when it is corrected. */
const LAST_MILLISECOND = 253402300799999

/**
 * `receivedAt - (sentAt - originalTimestamp)`: what was sent and received at one moment tells how far the client's clock is off.
 * @param originalTimestamp By the client's clock. Absent: it happened when it was received.
 * @param sentAt By the same clock. Without it, or where it is no date, nothing can be corrected.
 * @param receivedAt ms since the epoch.
 * @returns ms since the epoch; NaN where `originalTimestamp` is no date.
 */
export function correctedTime(originalTimestamp: unknown, sentAt: unknown, receivedAt: number): number {
  if (isAbsent(originalTimestamp)) return receivedAt
  const original = dateOf(originalTimestamp)
  const sent = dateOf(sentAt)
  return Number.isNaN(sent) ? original : receivedAt - (sent - original)
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null
}

function dateOf(value: unknown): number {
  const date = typeof value === 'string' ? dateOfText(value) : NaN
  return Math.abs(date) <= LAST_MILLISECOND ? date : NaN
}
