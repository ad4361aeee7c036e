/** The books of a storm: what was to happen against what Amplitude holds and what the destination reported. */
import type { Expectation, ExpectedEvent } from './expectation'
import type { Holdings } from './holdings'
import type { Report } from '../../pipeline/deliver/report'

/** What can be wrong, and what it means. */
export const WRONGS = {
  lost: 'an event that Amplitude does not hold',
  doubled: 'an event that Amplitude holds more than once',
  leaked: 'a bad event that Amplitude holds',
  unknown: 'an event in Amplitude that no call led to',
  unaccounted: 'a call without a last word, or with more than one',
  blamed: 'a good call that is reported as refused',
  unreported: 'a bad call that is reported as delivered',
  wrongReason: 'a bad call whose report has another status or reason than the right one',
  wrongRevenue: 'a person or currency whose revenue is another amount',
  wrongSum: 'a user property whose increments were not each counted once',
  wrongGroup: 'a group without the properties that were set on it, or that no call made',
  wrongMapping: 'a user id that stands for another than it was mapped to',
  strayed: "a request that went to another host than Amplitude's"
} as const

export type Wrong = keyof typeof WRONGS

/** An entry that does not balance. */
export interface Entry {
  wrong: Wrong
  /** The call, person, currency, group, user id or request that it is about. */
  about: string
  /** What was found, and what was to be. */
  what: string
}

/** Balanced books, or what is wrong with them. */
export interface Books {
  /** Whether there is nothing wrong. */
  balanced: boolean
  good: number
  bad: number
  /** Bad calls by kind. */
  badByKind: Record<string, number>
  /** Events that Amplitude was to hold, and holds. */
  events: { expected: number; held: number }
  /** Revenue by currency, in hundredths. */
  revenue: Record<string, { expected: number; held: number }>
  /** Increments, summed over all people and properties. */
  increments: { expected: number; held: number }
  counts: Record<Wrong, number>
  entries: Entry[]
}

/**
 * Balances the books.
 *
 * @param expectations what each call was to lead to
 * @param reports the destination's last words on each call, by message id
 */
export function balance(
  expectations: readonly Expectation[],
  reports: ReadonlyMap<string, readonly Report[]>,
  holdings: Holdings
): Books {
  const entries = [
    ...wrongEvents(expectations, holdings),
    ...expectations.flatMap((expectation) => wrongReports(expectation, reports.get(expectation.id) ?? [])),
    ...wrongPeople(expectations, holdings),
    ...wrongCurrencies(expectations, holdings),
    ...wrongGroups(expectations, holdings),
    ...wrongMappings(expectations, holdings),
    ...strayedRequests(holdings)
  ]
  const counts = Object.fromEntries(Object.keys(WRONGS).map((wrong) => [wrong, 0])) as Record<Wrong, number>
  for (const { wrong } of entries) counts[wrong]++
  const refusals = expectations.flatMap(({ refusal }) => (refusal ? [refusal] : []))
  return {
    balanced: entries.length === 0,
    good: expectations.length - refusals.length,
    bad: refusals.length,
    badByKind: tally(refusals.map(({ kind }) => kind)),
    events: { expected: sum(expectations.map(({ events }) => events.length)), held: holdings.events.length },
    revenue: revenueTable(expectations, holdings),
    increments: {
      expected: sum(expectations.flatMap(({ increments }) => Object.values(increments))),
      held: sum([...holdings.people.values()].flatMap(({ increments }) => Object.values(increments)))
    },
    counts,
    entries
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const keyOf = ({ type, mark }: Pick<ExpectedEvent, 'type' | 'mark'>): string => `${type} of ${mark}`

function wrongEvents(expectations: readonly Expectation[], { events }: Holdings): Entry[] {
  const held = new Map<string, number>()
  for (const event of events) held.set(keyOf(event), (held.get(keyOf(event)) ?? 0) + 1)
  const entries: Entry[] = []
  for (const { id, events: expected, refused } of expectations) {
    for (const event of expected) {
      const times = held.get(keyOf(event)) ?? 0
      if (times === 0) entries.push({ wrong: 'lost', about: id, what: `${keyOf(event)} is not in Amplitude` })
      if (times > 1)
        entries.push({ wrong: 'doubled', about: id, what: `${keyOf(event)} is in Amplitude ${times} times` })
      held.delete(keyOf(event))
    }
    for (const event of refused) {
      if (held.delete(keyOf(event))) {
        entries.push({ wrong: 'leaked', about: id, what: `${keyOf(event)} is in Amplitude, though it was refused` })
      }
    }
  }
  for (const [key, times] of held) {
    entries.push({ wrong: 'unknown', about: key, what: `is in Amplitude ${times} times, and no call led to it` })
  }
  return entries
}

function wrongReports({ id, refusal }: Expectation, reports: readonly Report[]): Entry[] {
  const entry = (wrong: Wrong, what: string): Entry[] => [{ wrong, about: id, what }]
  if (reports.length !== 1) return entry('unaccounted', `has ${reports.length} last words, and must have one`)
  const [{ status, message }] = reports
  if (!refusal) return status === 200 ? [] : entry('blamed', `is good, and has status ${status}: ${message}`)
  if (status === 200) return entry('unreported', `is bad (${refusal.kind}), and has status 200`)
  const right = status === refusal.status && refusal.reasons.every((reason) => reason.test(message))
  return right ? [] : entry('wrongReason', `is bad (${refusal.kind}), and has status ${status}: ${message}`)
}

/** Amounts of the sandbox are sums of fractions of two, which are right to far less than a hundredth. */
const isAmount = (amount: number, cents: number): boolean => Math.abs(amount * 100 - cents) < 0.01

function wrongPeople(expectations: readonly Expectation[], { people }: Holdings): Entry[] {
  const expected = new Map<string, { cents: number; increments: Record<string, number> }>()
  for (const { person, events, increments } of expectations) {
    const own = expected.get(person) ?? { cents: 0, increments: {} }
    for (const { revenue } of events) own.cents += revenue?.cents ?? 0
    for (const [property, by] of Object.entries(increments)) {
      own.increments[property] = (own.increments[property] ?? 0) + by
    }
    expected.set(person, own)
  }
  const entries: Entry[] = []
  for (const person of new Set([...expected.keys(), ...people.keys()])) {
    const { cents, increments } = expected.get(person) ?? { cents: 0, increments: {} }
    const held = people.get(person) ?? { revenue: 0, increments: {} }
    if (!isAmount(held.revenue, cents)) {
      entries.push({ wrong: 'wrongRevenue', about: person, what: `has ${held.revenue}, and must have ${cents / 100}` })
    }
    for (const property of new Set([...Object.keys(increments), ...Object.keys(held.increments)])) {
      const [is, must] = [held.increments[property] ?? 0, increments[property] ?? 0]
      if (is !== must)
        entries.push({ wrong: 'wrongSum', about: person, what: `${property} is ${is}, and must be ${must}` })
    }
  }
  return entries
}

function centsByCurrency(expectations: readonly Expectation[]): Map<string, number> {
  const cents = new Map<string, number>()
  for (const { revenue } of expectations.flatMap(({ events }) => events)) {
    if (revenue) cents.set(revenue.currency, (cents.get(revenue.currency) ?? 0) + revenue.cents)
  }
  return cents
}

function revenueTable(expectations: readonly Expectation[], { revenueByCurrency }: Holdings): Books['revenue'] {
  const expected = centsByCurrency(expectations)
  const currencies = [...new Set([...expected.keys(), ...Object.keys(revenueByCurrency)])].sort()
  return Object.fromEntries(
    currencies.map((currency) => [
      currency,
      { expected: expected.get(currency) ?? 0, held: Math.round((revenueByCurrency[currency] ?? 0) * 1e4) / 100 }
    ])
  )
}

function wrongCurrencies(expectations: readonly Expectation[], { revenueByCurrency }: Holdings): Entry[] {
  const expected = centsByCurrency(expectations)
  return [...new Set([...expected.keys(), ...Object.keys(revenueByCurrency)])].flatMap((currency): Entry[] => {
    const [is, must] = [revenueByCurrency[currency] ?? 0, expected.get(currency) ?? 0]
    if (isAmount(is, must)) return []
    return [{ wrong: 'wrongRevenue', about: currency, what: `sums up to ${is}, and must to ${must / 100}` }]
  })
}

/** Groups that a call made without properties have no mark, and are known by the events that joined them. */
function wrongGroups(expectations: readonly Expectation[], { groups }: Holdings): Entry[] {
  const held = new Map(groups.filter(({ mark }) => mark !== undefined).map((group) => [group.value, group]))
  const entries: Entry[] = []
  for (const { group } of expectations) {
    if (!group) continue
    const found = held.get(group.value)
    held.delete(group.value)
    if (found?.type === group.type && found.mark === group.mark) continue
    entries.push({ wrong: 'wrongGroup', about: group.value, what: `has the mark ${String(found?.mark)}` })
  }
  for (const value of held.keys()) entries.push({ wrong: 'wrongGroup', about: value, what: 'is of no call' })
  return entries
}

function wrongMappings(expectations: readonly Expectation[], { mappings }: Holdings): Entry[] {
  const held = new Map(mappings.map(({ from, to }) => [from, to]))
  const entries: Entry[] = []
  for (const { mapping } of expectations) {
    if (!mapping) continue
    const to = held.get(mapping.from)
    held.delete(mapping.from)
    if (to !== mapping.to) {
      entries.push({ wrong: 'wrongMapping', about: mapping.from, what: `stands for ${to}, and must for ${mapping.to}` })
    }
  }
  for (const [from, to] of held) entries.push({ wrong: 'wrongMapping', about: from, what: `stands for ${to}` })
  return entries
}

function strayedRequests({ strayed }: Holdings): Entry[] {
  return strayed.map((sent) => ({ wrong: 'strayed', about: sent, what: 'left for another host' }))
}
