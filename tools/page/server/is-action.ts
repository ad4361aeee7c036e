import destination from '../../../src'

/** Whether a destination's action has this key. */
export function isAction(key: string): boolean {
  return Object.keys(destination.actions).includes(key)
}
