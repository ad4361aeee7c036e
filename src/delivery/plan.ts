import { PayloadValidationError } from '@segment/actions-core'
import type { Channel, Item } from '../amplitude/channel'
import { groupIdentifyChannel, ingestionChannel, userMappingChannel } from '../amplitude/channel'
import type { AmplitudeEvent } from '../amplitude/event'
import { validateEvent } from '../amplitude/validate'
import { groupIdentification, groupIdentify, isWithoutUser } from '../events/group-identify'
import { mapUser } from '../events/map-user'
import type { Settings } from '../generated-types'
import type { Payload as GroupPayload } from '../groupIdentify/generated-types'
import type { Payload as AliasPayload } from '../mapUser/generated-types'

/** An item, and the way it takes to Amplitude. */
export interface Shipment {
  channel: Channel
  item: Item
}

/**
 * Turns a payload into what is to be sent for it: nothing, one item, or several.
 * @throws PayloadValidationError where Amplitude would refuse it.
 */
export type Plan<Payload> = (payload: Payload, settings: Settings) => Shipment[]

/** What a payload says about how its events are sent. */
export interface IngestionPayload {
  use_batch_endpoint?: boolean
  min_id_length?: number | null
}

/** The plan of actions whose payloads become events of the ingestion API. */
export function ingest<Payload extends IngestionPayload>(
  toEvents: (payload: Payload) => AmplitudeEvent[]
): Plan<Payload> {
  return (payload, settings) => {
    const minIdLength = positive(payload.min_id_length)
    const channel = ingestionChannel(settings, { batch: payload.use_batch_endpoint === true, minIdLength })
    return toEvents(payload).map((event) => {
      validateEvent(event, minIdLength)
      return { channel, item: event }
    })
  }
}

function positive(length: number | null | undefined): number | undefined {
  return typeof length === 'number' && length > 0 ? length : undefined
}

const ingestGroup = ingest<GroupPayload>(groupIdentify)

/**
 * The plan of group calls: events of the ingestion API where there is a user, the Group Identify API where there is none.
 * @throws PayloadValidationError where the call says nothing about a user nor about a group.
 */
export const identifyGroup: Plan<GroupPayload> = (payload, settings) => {
  if (!isWithoutUser(payload)) return ingestGroup(payload, settings)
  const identification = groupIdentification(payload)
  if (identification) return [{ channel: groupIdentifyChannel(settings), item: identification }]
  throw new PayloadValidationError(
    'The group call has neither a user_id nor a device_id, so no user can join the group, and no group_type, group_value and group_properties, so the group cannot get properties either. Map user_id or device_id, or all three of the others.'
  )
}

/** The plan of alias calls: the User Mapping API. */
export const mapUsers: Plan<AliasPayload> = (payload, settings) => [
  { channel: userMappingChannel(settings), item: mapUser(payload) }
]
