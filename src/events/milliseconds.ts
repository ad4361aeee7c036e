import { PayloadValidationError } from '@segment/actions-core'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { showValue } from '../amplitude/show-value'

dayjs.extend(utc)

const DIGITS = /^-?\d+(\.\d+)?$/

/** The form in which Segment's libraries send times. `Date` reads it as dayjs does, in a fraction of the time. */
const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/**
 * Epoch numbers below this are seconds (until the year 5138), those from it on are milliseconds (since March 1973): current
 * times have 10 digits in seconds and 13 in milliseconds.
 */
const FIRST_MILLISECONDS = 1e11

/**
 * A point in time as Amplitude takes it.
 * @param value A date in any form that a `datetime` field takes, read as UTC where it names no time zone; or digits: the
 * epoch in seconds or milliseconds.
 * @param field The field that holds it, for the message.
 * @returns Milliseconds since the epoch.
 * @throws PayloadValidationError where it is no point in time.
 */
export function toMilliseconds(value: string | number, field: string): number {
  const text = String(value).trim()
  if (DIGITS.test(text)) {
    const epoch = Number(text)
    return Math.round(Math.abs(epoch) < FIRST_MILLISECONDS ? epoch * 1000 : epoch)
  }
  const milliseconds = UTC_DATE.test(text) ? Date.parse(text) : dayjs.utc(text).valueOf()
  if (Number.isNaN(milliseconds)) {
    throw new PayloadValidationError(
      `The ${field} ${showValue(
        value
      )} is no point in time. Map a date such as "2026-01-31T12:00:00Z", or an epoch in seconds or milliseconds.`
    )
  }
  return milliseconds
}
