import type { DestinationSettings } from './draft'
import type { ReportLine } from './report-line'
import type { Subscription } from '../../pipeline/deliver/subscription'

/** What a migration was made from. */
export type Source = 'classic settings' | 'saved subscriptions' | 'mapping'

/** What a classic destination, or saved subscriptions, become. */
export interface Migration {
  source: Source
  settings: DestinationSettings
  subscriptions: Subscription[]
  /** A line for each classic setting, given or not, and for each key that is none; or a line for each saved subscription. */
  report: ReportLine[]
}
