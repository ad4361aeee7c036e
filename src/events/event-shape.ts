import type { AmplitudeEvent } from '../amplitude/event'

/**
 * Every key of an event, and nothing in it, which JSON leaves out. Events that begin as copies of it have one shape in memory,
 * whatever they say. Built up key by key, most would be hash tables, several times as large, and slower to write as JSON.
 *
 * They stand in the order in which gzip finds most of an event in those before it: what many have alike in one row, an id just before
 * what goes with it. Measured over a thousand web events, that leaves a twentieth less of them than who, when, where and what would.
 */
export const EVENT_SHAPE: { [Key in keyof Required<AmplitudeEvent>]: AmplitudeEvent[Key] } = {
  user_id: undefined,
  app_version: undefined,
  os_version: undefined,
  os_name: undefined,
  device_brand: undefined,
  device_manufacturer: undefined,
  device_model: undefined,
  carrier: undefined,
  adid: undefined,
  android_id: undefined,
  android_app_set_id: undefined,
  idfa: undefined,
  idfv: undefined,
  event_id: undefined,
  insert_id: undefined,
  partner_id: undefined,
  plan: undefined,
  library: undefined,
  ingestion_metadata: undefined,
  platform: undefined,
  event_type: '',
  event_properties: undefined,
  price: undefined,
  quantity: undefined,
  revenue: undefined,
  productId: undefined,
  revenueType: undefined,
  currency: undefined,
  receipt: undefined,
  receiptSig: undefined,
  ip: undefined,
  country: undefined,
  region: undefined,
  city: undefined,
  dma: undefined,
  location_lat: undefined,
  location_lng: undefined,
  user_agent: undefined,
  groups: undefined,
  $skip_user_properties_sync: undefined,
  user_properties: undefined,
  group_properties: undefined,
  session_id: undefined,
  time: undefined,
  language: undefined,
  device_id: undefined
}
