import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { GROUP_IDENTIFY, IDENTIFY } from '../amplitude/event'
import type { GroupIdentification } from '../amplitude/group-identification'
import { brokenId } from '../amplitude/ids'
import { isWellFormed } from '../amplitude/well-formed'
import type { Payload } from '../groupIdentify/generated-types'
import { baseEvent, identityOf, originOf, toEvent } from './base-event'
import { isEmpty } from './compact'
import { describingText } from './describing-text'
import { EVENT_SHAPE } from './event-shape'
import { groupProperties } from './group-properties'
import { insertId } from './insert-id'

/** The type of groups whose call does not say one, as in Segment's classic destination. */
const DEFAULT_GROUP_TYPE = '[Segment] Group'

interface Membership {
  type: string
  /** The groups of that type, each once; at least one. */
  values: string[]
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
 * @throws PayloadValidationError where a value that identifies, dates or counts cannot be what its field means.
 */
export function groupIdentify(payload: Payload): AmplitudeEvent[] {
  const { type, values, properties } = membershipOf(payload)
  const groups = { [type]: values.length === 1 ? values[0] : values }
  const join = toEvent(IDENTIFY, baseEvent({ ...payload, groups }), {
    insert_id: insertId(payload, IDENTIFY, payload.insert_id ? undefined : partOf(type, 0)),
    user_properties: { $set: groups }
  })
  if (!properties) return [join]
  const described = values.map((value, index) =>
    toEvent(GROUP_IDENTIFY, EVENT_SHAPE, identityOf(payload), originOf(payload), {
      insert_id: insertId(payload, GROUP_IDENTIFY, partOf(type, index)),
      groups: { [type]: value },
      group_properties: properties
    })
  )
  return [join, ...described]
}

/**
 * What tells the events of a call's groups apart: the type, and before it the place of a further group in the list. A type that could be
 * taken for that is told from it by a slash in front.
 */
function partOf(type: string, index: number): string {
  if (index > 0) return `${index}/${type}`
  return /^\d*\//.test(type) ? `/${type}` : type
}

/**
 * A group call without a user: the properties of each of its groups alone; nothing where the call says none.
 * @throws PayloadValidationError where the call names no group.
 */
export function groupIdentifications(payload: Payload): GroupIdentification[] {
  const { type, values, properties } = membershipOf(payload)
  if (!properties) return []
  return values.map((value) => ({ group_type: type, group_value: value, group_properties: properties }))
}

function membershipOf(payload: Payload): Membership {
  if (payload.group_type && !isWellFormed(payload.group_type)) {
    throw new PayloadValidationError(brokenId('group_type', payload.group_type))
  }
  const type = describingText(payload.group_type?.trim())
  const values = [...new Set((payload.group_value ?? []).flatMap(groupValue))]
  if (type === undefined || values.length === 0) return { type: DEFAULT_GROUP_TYPE, values: [groupIdOf(payload)] }
  const properties = groupProperties(payload.group_properties)
  return { type, values, properties: isEmpty(properties) ? undefined : properties }
}

/** A group as a list of one; empty where there is none. */
function groupValue(value: string): string[] {
  if (!isWellFormed(value)) throw new PayloadValidationError(brokenId('group_value', value))
  return value.trim() === '' ? [] : [value.trim()]
}

function groupIdOf({ group_id }: Payload): string {
  if (group_id && !isWellFormed(group_id)) throw new PayloadValidationError(brokenId('group_id', group_id))
  if (group_id?.trim()) return group_id
  throw new PayloadValidationError(
    'The group call names no group: group_id is empty, and so is group_type or group_value. Map group_id to the id of the group, such as $.groupId, or both of the others.'
  )
}
