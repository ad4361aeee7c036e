import type { JSONObject } from '@segment/actions-core'
import type { ShownAction, Start, Subscription } from '../../api'

/** A subscription of an action as Segment's UI makes it: with its default trigger, and the defaults of its fields. */
export function subscriptionFor(key: string, { title, trigger, fields }: ShownAction): Subscription {
  const defaults = Object.entries(fields).flatMap(([name, field]) =>
    field.default === undefined ? [] : [[name, field.default] as const]
  )
  return { name: title, action: key, trigger, enabled: true, mapping: Object.fromEntries(defaults) as JSONObject }
}

/** The action of a subscription. Undefined where there is no such action: it may be a name that every object has. */
export function actionOf({ actions }: Start, { action }: Subscription): ShownAction | undefined {
  return Object.prototype.hasOwnProperty.call(actions, action) ? actions[action] : undefined
}
