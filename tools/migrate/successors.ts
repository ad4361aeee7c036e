import { BROWSER_ACTIONS } from '../../pipeline/subscriptions/browser-actions'
import destination from '../../src'

/** Actions of Segment's Amplitude (Actions) that have another name here, with the fields and the meaning of these. */
const RENAMED = new Map([
  ['logEventV2', 'logEvent'],
  ['groupIdentifyUser', 'groupIdentify']
])

/** The keys that actions may have in a saved subscription: of Segment's Amplitude (Actions), and of its next version, which is this one. */
export const SAVED_ACTIONS: readonly string[] = [
  ...new Set([...Object.keys(destination.actions), ...RENAMED.keys(), ...BROWSER_ACTIONS])
]

/**
 * The action that a saved one is here.
 * @returns `undefined` where there is none.
 */
export function successorOf(action: string): string | undefined {
  return SAVED_ACTIONS.includes(action) ? RENAMED.get(action) ?? action : undefined
}
