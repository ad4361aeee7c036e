/** Which calls of an archive are wanted, and where they go. */
import { createHash } from 'crypto'
import type { Call } from '../call'
import { withheldFrom } from '../collect/withheld-from'
import type { Subscription } from '../deliver/subscription'
import { takers } from '../deliver/triggers'
import type { DatedCall } from './call-in-line'

export interface Selection {
  /** ms since the epoch: calls from this moment on. */
  from?: number
  /** ms since the epoch: calls before this moment. */
  to?: number
  /** In FQL, as the triggers of subscriptions. */
  filter?: string
  /** The destination, as calls name it in their `integrations`. */
  destination: string
  /** Absent: others decide, as the deliverers that read from Kafka do. */
  subscriptions?: readonly Subscription[]
}

/** Why a call goes nowhere, though nothing is wrong with it. */
export type PassedOver = 'outOfRange' | 'filteredOut' | 'withheld' | 'notTaken'

/** @returns The names of the subscriptions that take the call, or why none gets it. */
export function selector(selection: Selection): (dated: DatedCall) => string[] | PassedOver {
  const { from = -Infinity, to = Infinity, filter, destination, subscriptions } = selection
  const filters: Subscription[] =
    filter === undefined ? [] : [{ name: 'filter', action: '', trigger: filter, enabled: true, mapping: {} }]
  return ({ call, time }) => {
    if (time < from || time >= to) return 'outOfRange'
    if (takers(filters, call).length < filters.length) return 'filteredOut'
    // Archives have all calls: their `integrations` do not keep them from a bucket. Source: Segment, "Amazon S3 Destination".
    if (withheldFrom(call, destination) !== undefined) return 'withheld'
    if (!subscriptions) return []
    const names = takers(subscriptions, call).map(({ name }) => name)
    return names.length > 0 ? names : 'notTaken'
  }
}

/** 16 bytes that stand for a text. */
export const hashOf = (text: string): Buffer => createHash('md5').update(text).digest()

/** A message id, hashed. */
export const idOf = ({ messageId }: Call): Buffer => hashOf(messageId)
