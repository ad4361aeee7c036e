import { endpointUrl } from './endpoints'
import type { AmplitudeEvent } from './event'
import type { GroupIdentification } from './group-identification'
import type { Identification } from './identification'
import type { RequestLimits } from './limits'
import { BATCH_LIMITS, GROUP_IDENTIFY_LIMITS, HTTP_V2_LIMITS, USER_MAPPING_LIMITS } from './limits'
import type { Keys } from './send'
import type { UserMapping } from './user-mapping'

/** What travels to Amplitude, many in one request. */
export type Item = AmplitudeEvent | UserMapping | GroupIdentification | Identification

/**
 * A way to Amplitude: where requests go, how much they hold, and what they are made of. A body is the prefix, the encoded
 * items with separators between them, and the suffix, so that each item is encoded once, for measuring and for sending.
 */
export interface Channel {
  url: string
  /** What messages call the API, and an item of it. */
  api: string
  noun: 'event' | 'mapping' | 'group' | 'user'
  contentType: string
  /** Whether bodies may be compressed; of the form APIs that is not documented. */
  takesGzip: boolean
  limits: RequestLimits
  prefix: string
  separator: string
  suffix: string
  encode(item: Item): string
  /** Whether success is confirmed with the documented JSON; the form APIs' answers are not documented. */
  confirms: boolean
}

/** Settings that decide where requests go. */
export interface Project extends Keys {
  endpoint?: string
}

/** How events are to be sent. */
export interface IngestionOptions {
  /** Whether they go to the Batch API in place of the HTTP V2 API. */
  batch: boolean
  /** Characters an id must have, where Amplitude's default of 5 is not wanted. */
  minIdLength?: number
}

/** The HTTP V2 or Batch API: events as JSON. */
export function ingestionChannel(project: Project, { batch, minIdLength }: IngestionOptions): Channel {
  const options = minIdLength === undefined ? '' : `,"options":${JSON.stringify({ min_id_length: minIdLength })}`
  return {
    url: endpointUrl(batch ? 'batch' : 'httpV2', project.endpoint),
    api: batch ? 'Batch API' : 'HTTP V2 API',
    noun: 'event',
    contentType: 'application/json',
    takesGzip: true,
    limits: batch ? BATCH_LIMITS : HTTP_V2_LIMITS,
    prefix: `{"api_key":${JSON.stringify(project.apiKey ?? '')},"events":[`,
    separator: ',',
    suffix: `]${options}}`,
    encode: JSON.stringify,
    confirms: true
  }
}

/** The User Mapping API: mappings as a form parameter. */
export function userMappingChannel(project: Project): Channel {
  return {
    ...formChannel(project, 'userMapping', 'mapping'),
    api: 'User Mapping API',
    noun: 'mapping',
    limits: USER_MAPPING_LIMITS
  }
}

/** The Group Identify API: group identifications as a form parameter. */
export function groupIdentifyChannel(project: Project): Channel {
  return {
    ...formChannel(project, 'groupIdentify', 'identification'),
    api: 'Group Identify API',
    noun: 'group',
    limits: GROUP_IDENTIFY_LIMITS
  }
}

/**
 * The Identify API: identifications as a form parameter. How much it takes is not documented; the smallest of what is documented
 * of its kind is safe.
 */
export function identifyChannel(project: Project, minIdLength?: number): Channel {
  const channel = formChannel(project, 'identify', 'identification')
  const options = minIdLength === undefined ? '' : encodeURIComponent(JSON.stringify({ min_id_length: minIdLength }))
  return {
    ...channel,
    api: 'Identify API',
    noun: 'user',
    suffix: options === '' ? channel.suffix : `${channel.suffix}&options=${options}`,
    limits: GROUP_IDENTIFY_LIMITS
  }
}

function formChannel(
  project: Project,
  endpoint: 'userMapping' | 'groupIdentify' | 'identify',
  parameter: string
): Omit<Channel, 'api' | 'noun' | 'limits'> {
  return {
    url: endpointUrl(endpoint, project.endpoint),
    contentType: 'application/x-www-form-urlencoded',
    takesGzip: false,
    prefix: `api_key=${encodeURIComponent(project.apiKey ?? '')}&${parameter}=${encodeURIComponent('[')}`,
    separator: encodeURIComponent(','),
    suffix: encodeURIComponent(']'),
    encode: (item) => encodeURIComponent(JSON.stringify(item)),
    confirms: false
  }
}
