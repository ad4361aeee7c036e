import type { JSONObject } from '@segment/actions-core'
import { sendSameEvent } from './same-event'
import type { Subscription } from '../../pipeline/deliver/subscription'

/**
 * Subscriptions of which none swallows the events of another: one that sends the same event of the same call as one before it gets insert ids of its
 * own, unless its mapping has some.
 * @param isNew Whether the subscription at a position has insert ids only now.
 */
export function withOwnInsertIds(
  subscriptions: readonly Subscription[],
  isNew: (index: number) => boolean
): Subscription[] {
  return subscriptions.map((subscription, index) => {
    const { mapping } = subscription
    if (!isNew(index) || 'insert_id' in mapping) return subscription
    const isTwin = subscriptions.slice(0, index).some((before) => sendSameEvent(before, subscription))
    return isTwin ? { ...subscription, mapping: { ...mapping, insert_id: ownInsertId(index + 1) } } : subscription
  })
}

/** A call without a message id gets none: Amplitude would take all of these for one. */
function ownInsertId(number: number): JSONObject {
  return { '@if': { exists: { '@path': '$.messageId' }, then: { '@template': `{{messageId}}#${number}` } } }
}
