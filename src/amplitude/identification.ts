import type { AmplitudeEvent } from './event'

/**
 * An entry of the Identify API: what a `$identify` event says, without a type, and two keys that no event has.
 * https://amplitude.com/docs/apis/analytics/identify
 */
export interface Identification extends Omit<AmplitudeEvent, 'event_type'> {
  paying?: boolean | string
  start_version?: string
}
