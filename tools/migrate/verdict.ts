import type { Draft } from './draft'
import type { Outcome } from './report-line'

/** What becomes of a classic setting, and how it changes what is written. */
export interface Verdict {
  outcome: Outcome
  what: string
  why: string
  /** Absent where nothing changes. */
  change?: (draft: Draft) => Draft
}

/** The subscriptions do what the setting did. */
export function carriedOver(what: string, why: string, change?: Verdict['change']): Verdict {
  return { outcome: 'carried over', what, why, change }
}

/** The setting changes nothing of what Amplitude gets. */
export function notNeeded(what: string, why: string): Verdict {
  return { outcome: 'not needed here', what, why }
}

/** Something of the setting is not in the subscriptions. */
export function needsPerson(what: string, why: string, change?: Verdict['change']): Verdict {
  return { outcome: 'needs a person', what, why, change }
}
