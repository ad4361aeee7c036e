import type { Change } from './changed-rules'

/**
 * What became of a classic setting, or of a saved subscription.
 * - `carried over`: the subscriptions do what it did.
 * - `not needed here`: it had no effect on what Amplitude gets, or what it asked for happens anyway.
 * - `needs a person`: something of it is not in the subscriptions; `what` and `why` say what to do.
 */
export type Outcome = 'carried over' | 'not needed here' | 'needs a person'

/** A line of the report: a classic setting or a saved subscription, and what became of it. */
export interface ReportLine {
  /** Of the setting, or of the subscription's action. */
  key: string
  /** Its name in Segment's UI; the key, where the setting is unknown. */
  label: string
  /** A setting as given, or its default; a secret is a row of asterisks. Of a subscription, its trigger. */
  value: unknown
  outcome: Outcome
  what: string
  why: string
  /** Of a setting: whether it was given. */
  isGiven?: boolean
  /** Of a subscription: sentences on what a person has to see to. */
  todo?: string[]
  /** Of a subscription: what changes in Amplitude. */
  changes?: Change[]
}
