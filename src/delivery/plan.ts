import type { Channel, Item } from '../amplitude/channel'
import { groupIdentifyChannel, identifyChannel, ingestionChannel, userMappingChannel } from '../amplitude/channel'
import type { AmplitudeEvent } from '../amplitude/event'
import { validateEventType } from '../amplitude/event-type'
import { HTTP_V2_LIMITS } from '../amplitude/limits'
import { groupIdentifications, groupIdentify, isWithoutUser } from '../events/group-identify'
import { identification, isForIdentifyApi } from '../events/identification'
import { identifyUser } from '../events/identify-user'
import { mapUser } from '../events/map-user'
import type { MinIdLengthSource } from '../events/min-id-length'
import { minIdLengthOf } from '../events/min-id-length'
import type { Settings } from '../generated-types'
import type { Payload as GroupPayload } from '../groupIdentify/generated-types'
import type { Payload as IdentifyPayload } from '../identifyUser/generated-types'
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
export interface IngestionPayload extends MinIdLengthSource {
  use_batch_endpoint?: boolean
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
      const events = toEvents(payload)
      const isBatch = payload.use_batch_endpoint === true || events.length > MOST_OF_ONE
      const channel = channelFor(isBatch, minIdLengthOf(payload))
      return events.map((event) => {
        validateEventType(event.event_type)
        return { channel, item: event }
      })
    }
  }
}

/** A project's channels to the ingestion API, each made once. */
function ingestionChannels(settings: Settings): (batch: boolean, minIdLength?: number) => Channel {
  const batchApi = eachOnce((minIdLength) => ingestionChannel(settings, { batch: true, minIdLength }))
  const httpV2 = eachOnce((minIdLength) => ingestionChannel(settings, { batch: false, minIdLength }))
  return (batch, minIdLength) => (batch ? batchApi : httpV2)(minIdLength)
}

/** The same channel whenever it is asked for with the same minimum length of ids. */
function eachOnce(make: (minIdLength?: number) => Channel): (minIdLength?: number) => Channel {
  const known = new Map<number | undefined, Channel>()
  return (minIdLength) => {
    const channel = known.get(minIdLength) ?? make(minIdLength)
    known.set(minIdLength, channel)
    return channel
  }
}

/** The plan of identify calls: events of the ingestion API, save those that say what the Identify API alone takes. */
export const identifyUsers: Plan<IdentifyPayload> = (settings) => {
  const asEvent = ingest<IdentifyPayload>(identifyUser)(settings)
  const channelFor = eachOnce((minIdLength) => identifyChannel(settings, minIdLength))
  return (payload) => {
    if (!isForIdentifyApi(payload)) return asEvent(payload)
    return [{ channel: channelFor(minIdLengthOf(payload)), item: identification(payload) }]
  }
}

const ingestGroup = ingest<GroupPayload>(groupIdentify)

/**
 * The plan of group calls: events of the ingestion API where there is a user, the Group Identify API where there is none. A call
 * that says nothing about a user nor about properties of a group sends nothing.
 */
export const identifyGroup: Plan<GroupPayload> = (settings) => {
  const withUser = ingestGroup(settings)
  let channel: Channel | undefined
  return (payload) => {
    if (!isWithoutUser(payload)) return withUser(payload)
    const way = (channel ??= groupIdentifyChannel(settings))
    return groupIdentifications(payload).map((item) => ({ channel: way, item }))
  }
}

/** The plan of alias calls: the User Mapping API. */
export const mapUsers: Plan<AliasPayload> = (settings) => {
  let channel: Channel | undefined
  return (payload) => {
    channel ??= userMappingChannel(settings)
    return [{ channel, item: mapUser(payload) }]
  }
}
