import type { ArrivalBooks } from '../arrivals'
import { Arrivals } from '../arrivals'
import { outlineOf, userIdOf } from '../calls'

const PLAN = { calls: 2000, seed: 7, bad: 0.05 }
const NUMBERS = Array.from({ length: PLAN.calls }, (_, index) => index + 1)
const GOOD = NUMBERS.filter((number) => !outlineOf(PLAN, number).bad)

interface Arrived {
  user_id: string
  event_properties?: object
  user_properties?: object
}

function eventOf(number: number, part = 0): Arrived {
  const { person, kind } = outlineOf(PLAN, number)
  const marks = { mark: number, part }
  const properties = kind === 'identify' ? { user_properties: { $set: marks } } : { event_properties: marks }
  return { user_id: userIdOf(person), ...properties }
}

const eventsOf = (number: number) =>
  Array.from({ length: outlineOf(PLAN, number).parts }, (_, part) => eventOf(number, part))

const allEvents = () => NUMBERS.flatMap(eventsOf)

function booksOf(events: object[]): ArrivalBooks {
  const arrivals = new Arrivals(PLAN)
  for (const event of events) arrivals.add({ ...event })
  return arrivals.balance()
}

/** The first two calls of one person through one subscription. */
function twoInARow(): [number, number] {
  for (const first of GOOD) {
    const { person, kind } = outlineOf(PLAN, first)
    const second = GOOD.find(
      (other) => other > first && outlineOf(PLAN, other).person === person && outlineOf(PLAN, other).kind === kind
    )
    if (second !== undefined) return [first, second]
  }
  throw new Error('Nobody has two calls of a kind.')
}

it('balances where each event of each good call arrived once, in order', () => {
  const { counts, entries, expected, held } = booksOf(allEvents())
  expect(counts).toEqual({ lost: 0, doubled: 0, passed: 0, leaked: 0, unknown: 0 })
  expect(entries).toEqual([])
  expect(held).toBe(expected)
})

it('notices one event that is lost, of a call of many too', () => {
  const order = GOOD.find((number) => outlineOf(PLAN, number).parts > 2) as number
  const { counts, entries } = booksOf(
    allEvents().filter((event) => JSON.stringify(event) !== JSON.stringify(eventOf(order, 2)))
  )
  expect(counts).toMatchObject({ lost: 1, doubled: 0, passed: 0 })
  expect(entries).toEqual([`lost: call ${order} (order), event 2`])
})

it('loses everything where nothing arrived', () => {
  const { counts, expected, entries } = booksOf([])
  expect(counts.lost).toBe(expected)
  expect(entries).toHaveLength(5)
})

it('notices an event that arrived twice', () => {
  expect(booksOf([...allEvents(), eventOf(GOOD[3])]).counts).toEqual({
    lost: 0,
    doubled: 1,
    passed: 0,
    leaked: 0,
    unknown: 0
  })
})

it("notices a person's event that passed an earlier one of its subscription", () => {
  const [first, second] = twoInARow()
  const others = NUMBERS.filter((number) => number !== first && number !== second).flatMap(eventsOf)
  const { counts, entries } = booksOf([...eventsOf(second), ...eventsOf(first), ...others])
  const { person, kind, parts } = outlineOf(PLAN, first)
  expect(counts).toEqual({ lost: 0, doubled: 0, passed: parts, leaked: 0, unknown: 0 })
  expect(entries[0]).toBe(
    `passed: call ${first} (${kind}), event 0, of ${userIdOf(person)}, arrived after call ${second}`
  )
})

it('lets calls of others, and of other subscriptions, pass', () => {
  const [one] = GOOD
  const { person, kind } = outlineOf(PLAN, one)
  const other = GOOD.find((number) => number > one && outlineOf(PLAN, number).person !== person) as number
  const otherKind = GOOD.find(
    (number) => number > one && outlineOf(PLAN, number).person === person && outlineOf(PLAN, number).kind !== kind
  )
  const events = [other, ...(otherKind === undefined ? [] : [otherKind]), one].map((number) => eventOf(number))
  expect(booksOf(events).counts.passed).toBe(0)
})

it('notices an event of a bad call', () => {
  const bad = NUMBERS.find((number) => outlineOf(PLAN, number).bad) as number
  expect(booksOf([...allEvents(), eventOf(bad)]).counts).toMatchObject({ leaked: 1, lost: 0 })
})

it.each([
  ['of no call', { user_id: userIdOf(1), event_properties: { mark: 2001, part: 0 } }],
  ['without a mark', { user_id: userIdOf(1), event_properties: {} }],
  ['of a part that the call has not', eventOf(GOOD[0], 9)]
])('notices an event %s', (_words, event) => {
  expect(booksOf([...allEvents(), event]).counts).toMatchObject({ unknown: 1, lost: 0, doubled: 0 })
})

it("notices an event under another person's id", () => {
  const events = allEvents()
  events[0] = { ...events[0], user_id: userIdOf(99_999) }
  expect(booksOf(events).counts).toMatchObject({ unknown: 1, lost: 0 })
})
