import type { JSONObject } from '@segment/actions-core'
import type { SavedCall } from './saved-call'
import { defined } from './saved-call'
import { SEGMENTS } from './subjects'

/** The actions of Segment's own, by their keys. */
export const THEIR_ACTIONS = SEGMENTS.definition.actions

/** The mapping that Segment's app saved when a subscription was made, with what somebody has changed since. */
export function savedMapping({ action, changes }: Pick<SavedCall, 'action' | 'changes'>): JSONObject {
  return defined({
    ...SEGMENTS.framework.defaultValues(THEIR_ACTIONS[action].fields),
    ...changes
  }) as JSONObject
}
