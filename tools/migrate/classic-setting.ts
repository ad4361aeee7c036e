import type { ValueType } from './value-type'
import type { Verdict } from './verdict'

/** What the settings do not say, and a person does. */
export interface MigrationOptions {
  /** Of one mapping: the key of its action. Absent where its fields are to tell it. */
  action?: string
  /** The answer of Segment's Public API about the destination in its catalog, which knows the keys of actions by their ids. */
  catalog?: unknown
  /** Where the source sent by Amplitude's SDK, in a browser or on a phone, and not by Segment's servers. Absent for all else. */
  deviceMode?: 'browser' | 'ios' | 'android'
  /** The first word of the names of pages in Amplitude; `classic`, as the classic destination's code had it, when absent. */
  verb?: 'Loaded' | 'Viewed' | 'classic'
}

/** All that a setting can be judged by. */
export interface Circumstances {
  options: MigrationOptions
  /** The value of any setting: as given, or its default. */
  lookUp: <Value>(setting: ClassicSetting<Value>) => Value
}

/** A setting of the classic destination: what it may be, what it did, and what becomes of it here. */
export interface ClassicSetting<Value> {
  key: string
  /** Its name in Segment's UI. */
  label: string
  type: ValueType<Value>
  /** `undefined` where none is documented. */
  default: Value
  /** Whether its value must not be shown. */
  secret?: boolean
  /** What it did, for the documentation. */
  does: string
  /** What becomes of it, for the documentation. */
  answer: string
  judge(value: Value, circumstances: Circumstances): Verdict
}

/** Whether the source is an app whose phone sent by Amplitude's SDK, where the classic destination did much otherwise. */
export function isOnPhone({ deviceMode }: MigrationOptions): boolean {
  return deviceMode === 'ios' || deviceMode === 'android'
}
