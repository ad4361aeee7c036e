import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** The form in which Segment's libraries send times. `Date` reads it as dayjs does, in a fraction of the time. */
const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** The forms that dayjs reads itself, as UTC: a date with its parts in order, and no zone. */
const DATE_WITHOUT_ZONE = /^\d{4}[-/]\d{1,2}([-/]\d{1,2}([T\s]+([01]?\d|2[0-3])(:[0-5]?\d(:[0-5]?\d([.:]\d+)?)?)?)?)?$/i

/** How a date begins that has its parts in order, with or without a day. */
const DATE_IN_ORDER = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?/

/** Characters of the longest date, which has day, time and zone in words. */
const LONGEST_DATE = 128

/** A month in letters. */
const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** A date whose first number may be its day or its month by where one lives; where one of the two is beyond 12, there is one reading. */
const DAY_OR_MONTH = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}(?!\d)/
const MONTHS = 12

/** A zone at the end of a date, by its name or its distance from UTC. */
const ZONE = /(Z|\b(UTC|GMT|[ECMP][SD]T)|[+-]\d\d:?\d\d)$/i

/** The name of a zone, which some libraries write behind it: `GMT+0100 (CET)`. */
const ZONE_NAME = /\s*\([^()]*\)$/

/**
 * What a date has, and nothing else: a year of four digits, and words that belong to dates. `Date` passes over other words, and makes a
 * date of `session 12`.
 */
const YEAR = /(^|\D)\d{4}(\D|$)/
const WORDS =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?|mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(rs(day)?)?|fri(day)?|sat(urday)?|sun(day)?|[ap]m|utc|gmt|[ecmp][sd]t|t|z)$/i

/**
 * A date as text, read as UTC where it names no time zone, whatever the machine's zone.
 * @returns Milliseconds since the epoch; NaN where it is no date, or could be two.
 */
export function dateOfText(text: string): number {
  if (text.length > LONGEST_DATE || !isOnCalendar(text)) return NaN
  if (UTC_DATE.test(text)) return Date.parse(text)
  if (DATE_WITHOUT_ZONE.test(text)) return dayjs.utc(text).valueOf()
  const date = text.replace(ZONE_NAME, '')
  const words = date.match(/\p{L}+/gu) ?? []
  if (!YEAR.test(date) || !words.every((word) => WORDS.test(word)) || !isOne(date)) return NaN
  // `Date` takes the machine's zone for what names none.
  return ZONE.test(date) ? Date.parse(date) : withItsDay(date)
}

/** Whether the calendar has the day that a text begins with, where it does: `Date` and dayjs make March of February 31. */
function isOnCalendar(text: string): boolean {
  const [date, year, month, day = '1'] = DATE_IN_ORDER.exec(text) ?? []
  return !date || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1
}

/**
 * Whether a date is the same day everywhere: it begins with its year, has its month in letters, or its first two numbers can be
 * one day only. January 2 of one country is February 1 of another.
 */
function isOne(date: string): boolean {
  if (DATE_IN_ORDER.test(date) || MONTH.test(date)) return true
  const [, first, second] = DAY_OR_MONTH.exec(date) ?? []
  return first !== undefined && (first === second || Number(first) > MONTHS || Number(second) > MONTHS)
}

/** A date without a zone, unless the calendar does not have its day, and `Date` took another. */
function withItsDay(date: string): number {
  const milliseconds = Date.parse(`${date} UTC`)
  const day = new Date(milliseconds).getUTCDate()
  return (date.match(/\d+/g) ?? []).some((digits) => Number(digits) === day) ? milliseconds : NaN
}
