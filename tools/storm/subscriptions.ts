/** The ways that calls take through the destination: an action and its mapping, as a customer of Segment's sets them up. */
import type { JSONObject } from '@segment/actions-core'
import { defaultValues } from '@segment/actions-core'
import destination from '../../src'

/** An action with its mapping. Segment forms the batches of each apart. */
export interface Subscription {
  name: string
  action: string
  /** The fields' defaults, with what differs from them. */
  mapping: JSONObject
}

function subscription(name: string, action: string, changes: JSONObject = {}): Subscription {
  return { name, action, mapping: { ...defaultValues(destination.actions[action].fields), ...changes } }
}

/** User properties that identify calls increment. */
export const INCREMENTED = ['logins', 'points'] as const

/** The type of the groups that have properties. */
export const GROUP_TYPE = 'Organization'

export const SUBSCRIPTIONS = {
  track: subscription('track', 'logEvent'),
  trackByBatch: subscription('trackByBatch', 'logEvent', { use_batch_endpoint: true }),
  orders: subscription('orders', 'logPurchase'),
  ordersByProduct: subscription('ordersByProduct', 'logPurchase', { trackRevenuePerProduct: true }),
  pages: subscription('pages', 'logPage'),
  pagesThrice: subscription('pagesThrice', 'logPage', { trackNamedPages: true, trackCategorizedPages: true }),
  identify: subscription('identify', 'identifyUser', { traitsToIncrement: [...INCREMENTED] }),
  identifyByBatch: subscription('identifyByBatch', 'identifyUser', {
    traitsToIncrement: [...INCREMENTED],
    use_batch_endpoint: true
  }),
  groups: subscription('groups', 'groupIdentify'),
  groupsWithProperties: subscription('groupsWithProperties', 'groupIdentify', {
    group_type: GROUP_TYPE,
    group_value: { '@path': '$.groupId' }
  }),
  aliases: subscription('aliases', 'mapUser')
}
