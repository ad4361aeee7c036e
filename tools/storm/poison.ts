/** Calls that are as good as any, and that the storm's Amplitude breaks down on until it is mended. */
import type { Objection } from '../sandbox/call'
import type { StormCall } from './storm-call'
import { carriedBy, valuesOf } from './values'
import type { Values } from './values'

/** The property that such a call carries. */
const POISON = 'breaks_amplitude'

/** Kinds of call that can carry it into an event. */
const CARRIERS: readonly StormCall['kind'][] = ['track', 'order', 'page', 'identify']

/**
 * The share of calls that are poison: some in any storm, and in a large one no more than that most batches have none. With one
 * in every batch, nothing would ever be delivered.
 */
export const poisonShare = (calls: number): number => Math.min(0.02, 1 / 5000 + 5 / Math.max(calls, 1))

/** Makes a call poison, where its kind can be; what it is to lead to stays. */
export function poison(call: StormCall): void {
  if (CARRIERS.includes(call.kind)) valuesOf(call)[POISON] = true
}

/** What the storm's Amplitude answers to a request that holds such an event. */
export function breakdownOver(event: Values): Objection | undefined {
  return carriedBy(event, POISON) === undefined ? undefined : { page: 500 }
}
