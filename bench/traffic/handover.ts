import type { SegmentEvent } from './segment-event'
import { traffic } from './traffic'
import type { CallKind, TrafficPlan } from './traffic'

/** Calls that are handed over together. */
export interface Handover {
  kind: CallKind
  /** As a queue holds them: JSON. */
  text: string
  /** As parsing that text shapes them. */
  calls: SegmentEvent[]
}

/**
 * Handovers as text, made up one after the other, so that a million calls need no more memory than a thousand.
 * @param events how many calls in all
 * @param size calls a handover; the last may have fewer
 */
export function* handoverTexts(plan: TrafficPlan, events: number, size: number): Generator<string> {
  const calls = traffic(plan)
  for (let made = 0; made < events; made += size) {
    const length = Math.min(size, events - made)
    yield JSON.stringify(Array.from({ length }, () => calls.next().value))
  }
}

/** A handover out of its text. */
export function handoverOf(kind: CallKind, text: string): Handover {
  return { kind, text, calls: JSON.parse(text) as SegmentEvent[] }
}
