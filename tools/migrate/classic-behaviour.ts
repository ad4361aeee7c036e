import type { Circumstances } from './classic-setting'
import type { Verdict } from './verdict'

/** What the classic destination did without being asked by a setting, and what becomes of it here. */
export interface ClassicBehaviour {
  /** What in a call, or in a mapping, it is about: `context.traits`. */
  key: string
  label: string
  /** What the report shows in place of the value of a setting. */
  value(circumstances: Circumstances): unknown
  /** What it was, for the documentation. */
  does: string
  /** What becomes of it, for the documentation. */
  answer: string
  judge(circumstances: Circumstances): Verdict
}
