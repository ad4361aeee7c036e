import type { JSONObject } from '@segment/actions-core'

/** Which calls an action gets, and what it is given of them: what Segment's app calls a mapping. */
export interface Subscription {
  /** Tells it from the others. */
  name: string
  /** The action's key in the definition. */
  action: string
  /** In FQL. */
  trigger: string
  enabled: boolean
  mapping: JSONObject
}
