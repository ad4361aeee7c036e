/** What became of calls, counted. Kept with what became of them. */
import type { Operation, Store } from './store'
import { put } from './store'

export interface Outcomes {
  /** Calls with a last word in every subscription. */
  finished: number
  /** Batches that were sent. */
  batches: number
  /** By the name of the subscription. */
  bySubscription: Record<string, { delivered: number; refused: number; skipped: number }>
}

const OUTCOMES = Buffer.from('outcomes')

export async function keptOutcomes(store: Store): Promise<Outcomes> {
  const kept = await store.getJson<Outcomes>('about', OUTCOMES)
  return kept ?? { finished: 0, batches: 0, bySubscription: {} }
}

export const keepOutcomes = (outcomes: Outcomes): Operation => put('about', OUTCOMES, outcomes)

export type LastWord = keyof Outcomes['bySubscription'][string]

export function count(outcomes: Outcomes, subscription: string, word: LastWord): void {
  const counts = (outcomes.bySubscription[subscription] ??= { delivered: 0, refused: 0, skipped: 0 })
  counts[word] += 1
}
