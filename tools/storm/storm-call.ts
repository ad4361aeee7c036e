/** A call of the storm. */
import type { Expectation } from './expectation'
import type { Subscription } from './subscriptions'
import type { Values } from './values'

/** The kinds of call that Segment knows, and orders, which are track calls of their own kind here. */
export type CallKind = 'track' | 'order' | 'page' | 'identify' | 'group' | 'alias'

/** A call as a source sends it, with the subscription that takes it. */
export interface StormCall {
  kind: CallKind
  subscription: Subscription
  /** The Segment event. */
  event: Values
  expectation: Expectation
}
