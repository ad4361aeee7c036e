/**
 * What became of a classic setting.
 * - `carried over`: the subscriptions do what the setting did.
 * - `not needed here`: it had no effect on what Amplitude gets, or what it asked for happens anyway.
 * - `needs a person`: something of it is not in the subscriptions; `what` and `why` say what to do.
 */
export type Outcome = 'carried over' | 'not needed here' | 'needs a person'

/** A line of the report: a classic setting, and what became of it. */
export interface ReportLine {
  key: string
  /** Its name in Segment's UI; the key, where the setting is unknown. */
  label: string
  /** As given, or its default. A secret is a row of asterisks. */
  value: unknown
  outcome: Outcome
  what: string
  why: string
}
