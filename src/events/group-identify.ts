import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { GROUP_IDENTIFY, IDENTIFY } from '../amplitude/event'
import type { GroupIdentification } from '../amplitude/group-identification'
import type { Payload } from '../groupIdentify/generated-types'
import { baseEvent, identityOf, originOf, toEvent } from './base-event'
import { compact } from './compact'
import { EVENT_SHAPE } from './event-shape'
import { insertId } from './insert-id'
import { flattenNestedValues } from './nested-values'

/** The type of groups whose call does not say one, as in Segment's classic destination. */
const DEFAULT_GROUP_TYPE = '[Segment] Group'

interface Group {
  type: string
  value: string
  /** Only a group whose type and value are both given gets properties. */
  properties?: Properties
}

/** Whether a group call says nothing about a user. */
export function isWithoutUser({ user_id, device_id }: Payload): boolean {
  return !user_id && !device_id
}

/**
 * A group call with a user: the user joins the group, which also becomes a user property, and the group gets its properties.
 * The group's type stands in the insert ids, so that two mappings of one call for two types of group both count.
 * https://amplitude.com/docs/apis/analytics/group-identify
 * @throws PayloadValidationError where a value cannot be what its field means.
 */
export function groupIdentify(payload: Payload): AmplitudeEvent[] {
  const { type, value, properties } = groupOf(payload)
  const groups = { [type]: value }
  const join = toEvent(IDENTIFY, baseEvent({ ...payload, groups }), {
    insert_id: insertId(payload, IDENTIFY, payload.insert_id ? undefined : type),
    user_properties: { $set: groups }
  })
  if (!properties) return [join]
  const describe = toEvent(GROUP_IDENTIFY, EVENT_SHAPE, identityOf(payload), originOf(payload), {
    insert_id: insertId(payload, GROUP_IDENTIFY, type),
    groups,
    group_properties: { $set: properties }
  })
  return [join, describe]
}

/**
 * A group call without a user: the group's properties alone.
 * @returns `undefined` where the call says nothing about the group either.
 * @throws PayloadValidationError where the group id is empty.
 */
export function groupIdentification(payload: Payload): GroupIdentification | undefined {
  const { type, value, properties } = groupOf(payload)
  return properties && { group_type: type, group_value: value, group_properties: { $set: properties } }
}

function groupOf({ group_id, group_type, group_value, group_properties }: Payload): Group {
  if (group_id.trim() === '') {
    throw new PayloadValidationError(
      'The group_id is empty, and a group call needs one. Map group_id to the id of the group, such as $.groupId.'
    )
  }
  if (!group_type?.trim() || !group_value?.trim()) return { type: DEFAULT_GROUP_TYPE, value: group_id }
  const properties = compact(flattenNestedValues(group_properties ?? {}))
  return {
    type: group_type,
    value: group_value,
    properties: Object.keys(properties).length > 0 ? properties : undefined
  }
}
