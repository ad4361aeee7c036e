import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from '../amplitude/show-value'
import { dateOfText } from './date-text'

const DIGITS = /^-?\d+(\.\d+)?$/

/**
 * Digits that are a date, with or without the time of day: `20260131`, `20260131120000`. As an epoch they would lie in 1970, or
 * after 2286.
 */
const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/

/**
 * Epoch numbers below this are seconds (until the year 5138), those from it on are milliseconds (since March 1973): current
 * times have 10 digits in seconds and 13 in milliseconds.
 */
const FIRST_MILLISECONDS = 1e11

/** Seconds below this, in March 1973, are a year or a count, and no time at which an event of Segment's happened; zero is the epoch. */
const FIRST_SECONDS = 1e8

/** The beginning of the year 1900: before it lies the zero of other clocks, such as `0001-01-01`, and nothing that a user did. */
const FIRST_MILLISECOND = -2208988800000

/** The end of the year 9999: an epoch beyond it is one in microseconds, or none. */
const LAST_MILLISECOND = 253402300799999

/**
 * A point in time as Amplitude takes it.
 * @param value A date, read as UTC where it names no time zone, whatever the machine's; or digits: the epoch in seconds or
 * milliseconds.
 * @param field The field that holds it, for the message.
 * @param orElse What else the field takes, for the message.
 * @returns Milliseconds since the epoch.
 * @throws PayloadValidationError where it is no point in time.
 */
export function toMilliseconds(value: string | number, field: string, orElse = ''): number {
  const text = String(value).trim()
  const milliseconds = DIGITS.test(text) ? ofDigits(text) : dateOfText(text)
  if (milliseconds >= FIRST_MILLISECOND && milliseconds <= LAST_MILLISECOND) return milliseconds
  throw new PayloadValidationError(
    `The ${field} ${showValue(
      value
    )} is no point in time. Map a date such as "2026-01-31T12:00:00Z", or an epoch in seconds (10 digits) or milliseconds (13 digits)${orElse}.`
  )
}

/** @returns NaN where the digits are no point in time. */
function ofDigits(text: string): number {
  const [isDate, year, month, day, hour = '00', minute = '00', second = '00'] = COMPACT_DATE.exec(text) ?? []
  if (isDate) return existingDate(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`)
  const epoch = Number(text)
  if (epoch !== 0 && Math.abs(epoch) < FIRST_SECONDS) return NaN
  return Math.round(Math.abs(epoch) < FIRST_MILLISECONDS ? epoch * 1000 : epoch)
}

/** A date that is on the calendar. */
function existingDate(iso: string): number {
  const milliseconds = Date.parse(iso)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === iso ? milliseconds : NaN
}
