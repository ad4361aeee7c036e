import type { Properties } from './event'

/**
 * An entry of the Group Identify API: changes the properties of a group without saying anything about a user.
 * https://amplitude.com/docs/apis/analytics/group-identify
 */
export interface GroupIdentification {
  group_type: string
  group_value: string
  group_properties: Properties
}
