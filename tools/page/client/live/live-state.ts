import type { LiveCall, LiveNews } from '../../api'

/** The calls that clients sent, as far as the server keeps them. */
export interface LiveState {
  /** Newest first. */
  calls: LiveCall[]
  /** How many came in, also before these. */
  total: number
}

export const NO_CALLS: LiveState = { calls: [], total: 0 }

/** The state with what the server tells. A call of which nothing is told stays the same object. */
export function withNews(state: LiveState, { isWhole, calls, oldest, total }: LiveNews): LiveState {
  const known = new Map((isWhole ? [] : state.calls).map((call) => [call.sequence, call]))
  for (const call of calls) known.set(call.sequence, call)
  const kept = [...known.values()].filter(({ sequence }) => sequence >= oldest)
  return { calls: kept.sort((one, other) => other.sequence - one.sequence), total }
}

/** The number of the newest call; 0 where there is none. */
export function newestOf({ calls }: LiveState): number {
  return calls.length > 0 ? calls[0].sequence : 0
}

/**
 * How many calls came after one.
 * @param sequence Its number. It may be forgotten since, with others that are not counted then.
 */
export function countSince(sequence: number, state: LiveState): number {
  return Math.max(0, Math.min(newestOf(state) - sequence, state.total))
}

/** Calls that are held while others come: the same ones, with what has become of them since. */
export function heldCalls(held: readonly LiveCall[], { calls }: LiveState): LiveCall[] {
  const known = new Map(calls.map((call) => [call.sequence, call]))
  return held.map((call) => {
    const now = known.get(call.sequence)
    // After a restart of the server the number is another call's.
    return now?.messageId === call.messageId ? now : call
  })
}
