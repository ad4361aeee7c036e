import { PayloadValidationError } from '@segment/actions-core'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { showValue } from '../amplitude/show-value'

dayjs.extend(utc)

const DIGITS = /^-?\d+(\.\d+)?$/

/** Digits that are a date, with or without the time of day: `20260131`, `20260131120000`. As an epoch they would lie in 1970, or after 2286. */
const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/

/** The form in which Segment's libraries send times. `Date` reads it as dayjs does, in a fraction of the time. */
const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** The forms that dayjs reads itself, as UTC: a date with its parts in order, and no zone. */
const DATE_WITHOUT_ZONE = /^\d{4}[-/]\d{1,2}([-/]\d{1,2}([T\s]+\d{1,2}(:\d{1,2}(:\d{1,2}([.:]\d+)?)?)?)?)?$/i

/** How a date begins that has its parts in order, with or without a day. */
const DATE_IN_ORDER = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?/

/** A zone at the end of a date, by its name or its distance from UTC. */
const ZONE = /(Z|\b(UTC|GMT|[ECMP][SD]T)|[+-]\d\d:?\d\d)$/i

/** The name of a zone, which some libraries write behind it: `GMT+0100 (CET)`. */
const ZONE_NAME = /\s*\([^()]*\)$/

/** What a date has, and nothing else: a year of four digits, and words that belong to dates. `Date` passes over other words, and makes a date of `session 12`. */
const YEAR = /(^|\D)\d{4}(\D|$)/
const WORDS =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?|mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(rs(day)?)?|fri(day)?|sat(urday)?|sun(day)?|[ap]m|utc|gmt|[ecmp][sd]t|t|z)$/i

/**
 * Epoch numbers below this are seconds (until the year 5138), those from it on are milliseconds (since March 1973): current
 * times have 10 digits in seconds and 13 in milliseconds.
 */
const FIRST_MILLISECONDS = 1e11

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
  const milliseconds = DIGITS.test(text) ? ofDigits(text) : ofDate(text)
  if (Math.abs(milliseconds) <= LAST_MILLISECOND) return milliseconds
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
  return Math.round(Math.abs(epoch) < FIRST_MILLISECONDS ? epoch * 1000 : epoch)
}

/** @returns NaN where the text is no date. */
function ofDate(text: string): number {
  if (!isOnCalendar(text)) return NaN
  if (UTC_DATE.test(text)) return Date.parse(text)
  if (DATE_WITHOUT_ZONE.test(text)) return dayjs.utc(text).valueOf()
  const date = text.replace(ZONE_NAME, '')
  const words = date.match(/\p{L}+/gu) ?? []
  if (!YEAR.test(date) || !words.every((word) => WORDS.test(word))) return NaN
  // `Date` takes the machine's zone for what names none.
  return Date.parse(ZONE.test(date) ? date : `${date} UTC`)
}

/** Whether the calendar has the day that a text begins with, where it does: `Date` and dayjs make March of February 31. */
function isOnCalendar(text: string): boolean {
  const [date, year, month, day = '1'] = DATE_IN_ORDER.exec(text) ?? []
  return !date || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1
}

/** A date that is on the calendar. */
function existingDate(iso: string): number {
  const milliseconds = Date.parse(iso)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === iso ? milliseconds : NaN
}
