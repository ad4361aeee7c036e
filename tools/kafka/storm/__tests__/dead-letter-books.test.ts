import { outlineOf, messageIdOf } from '../calls'
import { SUBSCRIPTION_OF } from '../call-kind'
import type { Letter } from '../dead-letter-books'
import { balanceLetters } from '../dead-letter-books'

const PLAN = { calls: 3000, seed: 11, bad: 0.1 }
const NUMBERS = Array.from({ length: PLAN.calls }, (_, index) => index + 1)
const refusedBy = (who: string) => NUMBERS.filter((number) => outlineOf(PLAN, number).bad?.refusedBy === who)

/** What is said of each kind of bad call. */
const WORDS: Record<string, string> = {
  'short user id': 'The user_id "p7" has 2 characters, and Amplitude\'s minimum is 5.',
  'reserved event type': 'The event_type "[Amplitude] Revenue" is reserved.',
  'revenue that is no amount': 'The revenue "a lot" is no amount.',
  'session that is no time': 'The session_id "sess-abc" is no time.',
  'address of the wrong type': 'IP Address must be a string.',
  'objection to a field': 'Amplitude refused the event: device_model.',
  'objection to nothing named': 'Amplitude refused the event without saying what is wrong.',
  'blocked by a firewall': 'It answered HTTP 403, which Amplitude does not document.'
}

function letterOf(number: number): Letter {
  const { bad, kind } = outlineOf(PLAN, number)
  return {
    call: { messageId: messageIdOf(PLAN, number) },
    subscription: SUBSCRIPTION_OF[kind],
    status: bad?.status,
    reason: WORDS[bad?.name ?? '']
  }
}

const allLetters = () => refusedBy('destination').map(letterOf)

it('balances where each bad call has its letter', () => {
  const books = balanceLetters(PLAN, allLetters())
  expect(books.entries).toEqual([])
  expect(books.counts).toEqual({ unreported: 0, blamed: 0, wrongReason: 0 })
  expect(books.held).toBe(books.expected)
  expect(Object.keys(books.badByKind)).toHaveLength(10)
})

it('takes a letter that was written twice for one', () => {
  const books = balanceLetters(PLAN, [...allLetters(), ...allLetters().slice(0, 3)])
  expect(books).toMatchObject({ repeats: 3, counts: { unreported: 0, blamed: 0, wrongReason: 0 } })
})

it('notices a bad call without a letter', () => {
  const books = balanceLetters(PLAN, allLetters().slice(1))
  expect(books.counts).toEqual({ unreported: 1, blamed: 0, wrongReason: 0 })
})

it.each([
  ['of a good call', () => NUMBERS.find((number) => !outlineOf(PLAN, number).bad) as number],
  ['of a call that a collector was to refuse', () => refusedBy('collector')[0]]
])('notices a letter %s', (_words, number) => {
  expect(balanceLetters(PLAN, [...allLetters(), letterOf(number())]).counts.blamed).toBe(1)
})

it('notices a letter of no call', () => {
  expect(balanceLetters(PLAN, [...allLetters(), { call: { messageId: 'other' } }, {}]).counts.blamed).toBe(2)
})

it.each([
  ['status', { status: 500 }],
  ['reason', { reason: 'Something went wrong.' }],
  ['subscription', { subscription: 'Group Calls' }]
])('notices a letter with another %s', (_words, change) => {
  const [first, ...others] = allLetters()
  expect(balanceLetters(PLAN, [{ ...first, ...change }, ...others]).counts.wrongReason).toBe(1)
})
