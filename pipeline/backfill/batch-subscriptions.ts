/** Subscriptions as a backfill uses them: they go to Amplitude's Batch API, which is there for much at once. */
import destination from '../../src'
import type { Subscription } from '../deliver/subscription'

const CHANGES = { use_batch_endpoint: true, enable_batching: true, batch_size: 2000 }

export function batchSubscriptions(subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.map((subscription) => {
    const fields = Object.keys(destination.actions[subscription.action]?.fields ?? {})
    const changes = Object.entries(CHANGES).filter(([name]) => fields.includes(name))
    return { ...subscription, mapping: { ...subscription.mapping, ...Object.fromEntries(changes) } }
  })
}
