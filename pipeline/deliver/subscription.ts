import type { JSONObject } from '@segment/actions-core'

/** An action, the calls that it takes, and what it makes of them, as Segment keeps it: what its app calls a mapping. */
export interface Subscription {
  /** Tells it from the others of a destination. */
  name: string
  /** The key of the action, such as `logEvent`. */
  action: string
  /** In FQL, the language of Segment's triggers. */
  trigger: string
  enabled: boolean
  /** Whole, defaults included: what is not in it is not sent. */
  mapping: JSONObject
}
