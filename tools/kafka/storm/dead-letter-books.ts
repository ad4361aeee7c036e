/** The books of dead letters: each bad call once, for the right reason, and no other. */
import type { StormPlan } from './calls'
import { numberOf, outlineOf } from './calls'
import { SUBSCRIPTION_OF } from './call-kind'

/** A dead letter, as far as the books look at it. */
export interface Letter {
  call?: { messageId?: unknown }
  subscription?: unknown
  status?: unknown
  reason?: unknown
}

/** What can be wrong with dead letters. */
export const LETTER_WRONGS = {
  unreported: 'a bad call without a dead letter',
  blamed: 'a dead letter of a call that is good, or that a collector was to refuse, or of no call',
  wrongReason: 'a dead letter with another subscription, status or reason than the right one'
} as const

export type LetterWrong = keyof typeof LETTER_WRONGS

export interface LetterBooks {
  /** Bad calls that were to have a dead letter, and those that have one. */
  expected: number
  held: number
  /** Dead letters of a call that has one already: a process was killed after it wrote one, and before it could say so. */
  repeats: number
  /** Bad calls by kind. */
  badByKind: Record<string, number>
  counts: Record<LetterWrong, number>
  /** The first ones that are wrong, in words. */
  entries: string[]
}

const TOLD = 5

export function balanceLetters(plan: StormPlan, letters: Iterable<Letter>): LetterBooks {
  const books: LetterBooks = {
    expected: 0,
    held: 0,
    repeats: 0,
    badByKind: {},
    counts: { unreported: 0, blamed: 0, wrongReason: 0 },
    entries: []
  }
  const note = (wrong: LetterWrong, words: string) => {
    if (++books.counts[wrong] <= TOLD) books.entries.push(`${wrong}: ${words}`)
  }
  const reported = new Set<number>()
  for (const letter of letters) {
    const number = numberOf(plan, letter.call?.messageId)
    const wrong = number === undefined ? undefined : wrongWith(plan, number, letter)
    if (number === undefined) note('blamed', `of no call: ${wordsOf(letter)}`)
    else if (wrong) note(wrong, `call ${number}: ${wordsOf(letter)}`)
    else if (reported.has(number)) books.repeats++
    if (number !== undefined) reported.add(number)
  }
  for (let number = 1; number <= plan.calls; number++) {
    const { bad } = outlineOf(plan, number)
    if (!bad) continue
    books.badByKind[bad.name] = (books.badByKind[bad.name] ?? 0) + 1
    if (bad.refusedBy !== 'destination') continue
    books.expected++
    if (reported.has(number)) books.held++
    else note('unreported', `call ${number}, which is bad: ${bad.name}`)
  }
  return books
}

function wrongWith(plan: StormPlan, number: number, letter: Letter): LetterWrong | undefined {
  const { bad, kind } = outlineOf(plan, number)
  if (bad?.refusedBy !== 'destination') return 'blamed'
  const { status, reason, subscription } = letter
  const isRight =
    status === bad.status &&
    subscription === SUBSCRIPTION_OF[kind] &&
    bad.reasons.every((words) => words.test(String(reason)))
  return isRight ? undefined : 'wrongReason'
}

const wordsOf = ({ subscription, status, reason }: Letter): string =>
  `${String(subscription)}, ${String(status)} ${String(reason)}`
