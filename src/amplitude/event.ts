/** A JSON object whose keys are the customer's. */
export type Properties = { [name: string]: unknown }

/**
 * An event of the HTTP V2 and Batch APIs: every documented key that this destination sends, and no other.
 * https://amplitude.com/docs/apis/analytics/http-v2#keys-for-the-event-argument
 * `library`, `receipt` and `receiptSig` are known from the types of Amplitude's SDKs only.
 */
export interface AmplitudeEvent {
  event_type: string
  user_id?: string
  device_id?: string
  /** Milliseconds since the epoch. */
  time?: number
  /** Start of the session in milliseconds since the epoch; -1 for an event outside any session. */
  session_id?: number
  event_id?: number
  insert_id?: string
  event_properties?: Properties
  user_properties?: Properties
  groups?: Groups
  /** Taken from `$groupidentify` events only. */
  group_properties?: Properties
  $skip_user_properties_sync?: true

  app_version?: string
  platform?: string
  os_name?: string
  os_version?: string
  device_brand?: string
  device_manufacturer?: string
  device_model?: string
  carrier?: string
  country?: string
  region?: string
  city?: string
  dma?: string
  language?: string
  location_lat?: number
  location_lng?: number
  ip?: string
  user_agent?: string
  idfa?: string
  idfv?: string
  adid?: string
  android_id?: string
  android_app_set_id?: string

  price?: number
  quantity?: number
  revenue?: number
  productId?: string
  revenueType?: string
  currency?: string
  receipt?: string
  receiptSig?: string

  library?: string
  partner_id?: string
  plan?: { branch?: string; source?: string; version?: string }
  ingestion_metadata?: { source_name: string }
}

/** Group type → the group, or the groups, of that type. */
export type Groups = { [type: string]: string | string[] }

/** The event type that changes a user's properties and groups. */
export const IDENTIFY = '$identify'

/** The event type that changes a group's properties. */
export const GROUP_IDENTIFY = '$groupidentify'
