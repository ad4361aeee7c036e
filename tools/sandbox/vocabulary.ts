/** The words of Amplitude's ingestion: event keys and their types, event types and ids that it does not take. */

export type FieldType = 'string' | 'integer' | 'number' | 'object' | 'boolean'

const typed = (type: FieldType, names: string): [string, FieldType][] => names.split(' ').map((name) => [name, type])

/** The keys of an event with their types. Source: Amplitude, HTTP V2 API, "Event properties"; the last row is known from its SDKs' types. */
export const EVENT_FIELDS: ReadonlyMap<string, FieldType> = new Map([
  ...typed('string', 'user_id device_id event_type user_agent app_version platform os_name os_version device_brand'),
  ...typed('string', 'device_manufacturer device_model carrier country region city dma language productId revenueType'),
  ...typed('string', 'currency ip idfa idfv adid android_id android_app_set_id insert_id partner_id'),
  ...typed('integer', 'time session_id event_id quantity'),
  ...typed('number', 'price revenue location_lat location_lng'),
  ...typed('object', 'event_properties user_properties groups group_properties plan ingestion_metadata'),
  ...typed('boolean', '$skip_user_properties_sync'),
  ...typed('string', 'version_name library receipt receiptSig')
])

/** Event types that Amplitude keeps for itself. Source: Amplitude, HTTP V2 API, "Event type name restrictions". */
export const RESERVED_EVENT_TYPES: ReadonlySet<string> = new Set([
  '[Amplitude] Start Session',
  '[Amplitude] End Session',
  '[Amplitude] Revenue',
  '[Amplitude] Revenue (Verified)',
  '[Amplitude] Revenue (Unverified)',
  '[Amplitude] Merged User'
])

const BLOCKED_IDS: ReadonlySet<string> = new Set([
  ...'anonymous nil none null n/a na undefined unknown {} lmy47d 0 -1'.split(' '),
  '',
  '00000000-0000-0000-0000-000000000000'
])

/** Whether Amplitude refuses an id whatever its length, in upper or lower case. Source: Amplitude, HTTP V2 API, "Invalid IDs". */
export const isBlockedId = (id: string): boolean => BLOCKED_IDS.has(id.toLowerCase())

/** Operations on user properties, in the order in which Amplitude applies them. Source: Amplitude, Identify API. */
export const USER_OPERATIONS = [
  '$clearAll',
  '$unset',
  '$set',
  '$setOnce',
  '$add',
  '$append',
  '$prepend',
  '$preInsert',
  '$postInsert',
  '$remove'
] as const

export type Operation = typeof USER_OPERATIONS[number]

/** Operations on group properties, in the same order. Source: Amplitude, Group Identify API. */
export const GROUP_OPERATIONS: readonly Operation[] = ['$unset', '$set', '$setOnce', '$add', '$append', '$prepend']
