/** The form in which Segment's libraries send times, which needs no closer look. */
const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** A date with its parts in order, as far as it has them from the hour on, and no zone. */
const DATE_WITHOUT_ZONE =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.:](\d+))?)?)?$/i

/** How a date begins that has its parts in order, with or without a day. */
const DATE_IN_ORDER = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?/

/** Characters of the longest date, which has day, time and zone in words. */
const LONGEST_DATE = 128

/** A month in letters. */
const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** A date whose first number may be its day or its month by where one lives; where the second is beyond 12, there is one reading. */
const DAY_OR_MONTH = /^(\d{1,2})[-/.](\d{1,2})[-/.]/
const MONTHS = 12

/** A zone, by its name, or behind a time of day by its distance from UTC: the year of `31-Jan-2026` is none. */
const ZONE = /Z|\b(UTC|GMT|[ECMP][SD]T)|(?<=:[^-/]*)[+-][\d:]+/gi

/** The name of a zone, which some libraries write behind it: `GMT+0100 (CET)`. */
const ZONE_NAME = /\s*\([^()]*\)$/

const TIME_OF_DAY = /\d+:[\d:.]+/

/**
 * What a date has, and nothing else: a year of four digits, and words that belong to dates. `Date` passes over other words, and makes a
 * date of `session 12`; the year 26 it takes for 2026.
 */
const YEAR = /(^|\D)(?!00)\d{4}(\D|$)/
const WORDS =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?|mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(rs(day)?)?|fri(day)?|sat(urday)?|sun(day)?|[ap]m|utc|gmt|[ecmp][sd]t|t|z)$/i

/**
 * A date as text, read as UTC where it names no time zone, whatever the machine's zone.
 * @returns Milliseconds since the epoch; NaN where it is no date, or could be two.
 */
export function dateOfText(text: string): number {
  if (text.length > LONGEST_DATE || !isOnCalendar(text)) return NaN
  if (UTC_DATE.test(text)) return Date.parse(text)
  const parts = DATE_WITHOUT_ZONE.exec(text)
  if (parts) return dateOfParts(parts)
  const date = text.replace(ZONE_NAME, '')
  const local = date.replace(ZONE, '')
  const words = date.match(/\p{L}+/gu) ?? []
  if (!YEAR.test(local) || !words.every((word) => WORDS.test(word))) return NaN
  if (!DATE_IN_ORDER.test(local) && !hasItsDay(local)) return NaN
  // `Date` takes the machine's zone for what names none.
  return Date.parse(local === date ? `${date} UTC` : date)
}

/** Whether the calendar has the day that a text begins with, where it does: `Date` makes March of February 31. */
function isOnCalendar(text: string): boolean {
  const [date, year, month, day = '1'] = DATE_IN_ORDER.exec(text) ?? []
  return !date || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1
}

/** A date of parts that stand in order, in the form that `Date` reads as UTC: it takes the year 1 in numbers for 1901. */
function dateOfParts([, year, month, day, hour, minute = '0', second = '0', fraction = '000']: string[]) {
  const [mm, dd, hh, min, ss] = [month, day, hour, minute, second].map((part) => part.padStart(2, '0'))
  return Date.parse(`${year}-${mm}-${dd}T${hh}:${min}:${ss}.${fraction}Z`)
}

/**
 * Whether a date without a zone is one day everywhere, and `Date` takes it for that: of a day that the calendar lacks, it takes one of the
 * first of the next month. With its month in letters, the day is any number that is no time of day. Of two numbers, it is the second
 * where that is beyond the months: January 2 of one country is February 1 of another.
 */
function hasItsDay(date: string): boolean {
  const day = new Date(`${date} UTC`).getUTCDate()
  if (MONTH.test(date)) return numbersIn(date).includes(day)
  const parts = DAY_OR_MONTH.exec(date)
  return parts !== null && (parts[1] === parts[2] || day > MONTHS)
}

/** The numbers of a date, save those of a time of day. */
function numbersIn(date: string): number[] {
  return date.split(TIME_OF_DAY).flatMap((part) => part.split(/\D/).map(Number))
}
