import type { CallKind } from '../traffic/traffic'

/** The actions that take each kind of call, as people know them. */
export const KIND_NAMES: Record<CallKind, string> = {
  track: 'Log Event',
  order: 'Log Purchase',
  identify: 'Identify User'
}
