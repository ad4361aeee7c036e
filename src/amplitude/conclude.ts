import type { AnswerBody, Failure, Outcome } from './outcome'
import type { Parcel } from './pack'
import { halve } from './pack'
import type { Verdict } from './verdict'

/** Parcels that travel in one request, and what has happened to them. */
export interface Attempt {
  parcels: Parcel[]
  /** Requests with these parcels in which others were named as culprits. */
  refusals: number
  /** They are sent a second time, because this first answer counted too few of them. */
  recounted?: AnswerBody
  /** They are one half of a request that Amplitude broke down on. */
  halved?: true
}

/** What follows from an answer: what became of some parcels, and how the others are sent again. */
export interface Conclusion {
  outcomes: Array<[Parcel, Outcome]>
  /** In order. */
  again: Attempt[]
}

/**
 * Draws the conclusion from a verdict on an attempt. What one item did wrong never changes what becomes of another.
 * Each attempt in it is smaller than the one before, or marked so that it comes once only.
 */
export function conclude(verdict: Verdict, attempt: Attempt): Conclusion {
  const { parcels } = attempt
  switch (verdict.kind) {
    case 'partial':
      // Sent once more, nothing is lost if the rest was not taken. A second such answer is believed: what Amplitude would not
      // take twice, it would not take for hours, and if it leaves duplicates out of its count, no later try would ever be
      // confirmed.
      if (attempt.recounted || !parcels.every(isSafeToRepeat))
        return reported(parcels, { status: 200, body: verdict.body })
      return { outcomes: [], again: [{ ...attempt, recounted: verdict.body }] }
    case 'delivered':
      return reported(parcels, { status: 200, body: verdict.body })
    case 'failed':
      return reported(parcels, unlessConfirmed(verdict.failure, attempt))
    case 'named':
      return withoutNamed(verdict.failures, attempt)
    case 'narrow':
      return parcels.length === 1 ? reported(parcels, verdict.failure) : { outcomes: [], again: inHalves(attempt) }
    case 'suspect':
      // Once a delivery: while Amplitude is down it must not get ever more requests. The next try starts with the half.
      if (parcels.length === 1 || attempt.halved) return reported(parcels, verdict.failure)
      return { outcomes: [], again: inHalves({ ...attempt, halved: true }) }
  }
}

function reported(parcels: Parcel[], outcome: Outcome): Conclusion {
  return { outcomes: parcels.map((parcel) => [parcel, outcome]), again: [] }
}

/** Culprits that are named one an answer come one by one. After the second, smaller requests make each cost less. */
const MAX_WHOLE = 1

function withoutNamed(failures: Map<number, Failure>, { parcels, ...attempt }: Attempt): Conclusion {
  const outcomes = [...failures].map(([index, failure]): [Parcel, Outcome] => [
    parcels[index],
    unlessConfirmed(failure, attempt)
  ])
  const rest = parcels.filter((_parcel, index) => !failures.has(index))
  if (rest.length === 0) return { outcomes, again: [] }
  const next = { ...attempt, parcels: rest, refusals: attempt.refusals + 1 }
  return { outcomes, again: next.refusals > MAX_WHOLE && rest.length > 1 ? inHalves(next) : [next] }
}

/**
 * What is sent a second time only to be counted counts twice for the rate as well. Where that is too much, the first answer stands,
 * which was a success: at every later try the same would happen again.
 */
function unlessConfirmed(failure: Failure, { recounted }: Pick<Attempt, 'recounted'>): Outcome {
  return recounted !== undefined && failure.status === 429 ? { status: 200, body: recounted } : failure
}

function inHalves(attempt: Attempt): Attempt[] {
  return halve(attempt.parcels).map((parcels) => ({ ...attempt, parcels }))
}

/** Whether Amplitude would drop the item as a duplicate if it came twice. */
function isSafeToRepeat({ item }: Parcel): boolean {
  return 'insert_id' in item && item.insert_id !== undefined
}
