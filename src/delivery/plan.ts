import { PayloadValidationError } from '@segment/actions-core'
import type { Channel, Item } from '../amplitude/channel'
import { groupIdentifyChannel, ingestionChannel, userMappingChannel } from '../amplitude/channel'
import type { AmplitudeEvent } from '../amplitude/event'
import type { GroupIdentification } from '../amplitude/group-identification'
import { HTTP_V2_LIMITS } from '../amplitude/limits'
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
 * With a project's settings, what turns a payload into what is to be sent for it: nothing, one item, or several. Items of one
 * plan that may travel together have the same channel, not merely an equal one.
 * What it returns throws PayloadValidationError where Amplitude would refuse the payload.
 */
export type Plan<Payload> = (settings: Settings) => (payload: Payload) => Shipment[]

/** What a payload says about how its events are sent. */
export interface IngestionPayload {
  use_batch_endpoint?: boolean
  min_id_length?: number | null
}

/** Events of one user that the HTTP V2 API takes at a time: an order of more products goes to the Batch API, which takes more. */
const MOST_OF_ONE = HTTP_V2_LIMITS.maxEventsOfOne ?? Infinity

/** The plan of actions whose payloads become events of the ingestion API. */
export function ingest<Payload extends IngestionPayload>(
  toEvents: (payload: Payload) => AmplitudeEvent[]
): Plan<Payload> {
  return (settings) => {
    const channelFor = ingestionChannels(settings)
    return (payload) => {
      const minIdLength = positive(payload.min_id_length)
      const events = toEvents(payload)
      const channel = channelFor(payload.use_batch_endpoint === true || events.length > MOST_OF_ONE, minIdLength)
      return events.map((event) => {
        validateEvent(event, minIdLength)
        return { channel, item: event }
      })
    }
  }
}

/** A project's channels to the ingestion API, each made once. */
function ingestionChannels(settings: Settings): (batch: boolean, minIdLength?: number) => Channel {
  const known = { batch: new Map<number | undefined, Channel>(), httpV2: new Map<number | undefined, Channel>() }
  return (batch, minIdLength) => {
    const channels = batch ? known.batch : known.httpV2
    let channel = channels.get(minIdLength)
    if (!channel) channels.set(minIdLength, (channel = ingestionChannel(settings, { batch, minIdLength })))
    return channel
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
export const identifyGroup: Plan<GroupPayload> = (settings) => {
  const withUser = ingestGroup(settings)
  let channel: Channel | undefined
  return (payload) => {
    if (!isWithoutUser(payload)) return withUser(payload)
    channel ??= groupIdentifyChannel(settings)
    return [{ channel, item: identificationOf(payload) }]
  }
}

function identificationOf(payload: GroupPayload): GroupIdentification {
  const identification = groupIdentification(payload)
  if (identification) return identification
  throw new PayloadValidationError(
    'The group call has neither a user_id nor a device_id, so no user can join the group, and no group_type, group_value and group_properties, so the group cannot get properties either. Map user_id or device_id, or all three of the others.'
  )
}

/** The plan of alias calls: the User Mapping API. */
export const mapUsers: Plan<AliasPayload> = (settings) => {
  let channel: Channel | undefined
  return (payload) => {
    channel ??= userMappingChannel(settings)
    return [{ channel, item: mapUser(payload) }]
  }
}
