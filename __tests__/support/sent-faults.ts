/** The keys of an event as Amplitude documents them, and those of its SDKs. */
export const DOCUMENTED_KEYS = new Set(
  [
    'event_type user_id device_id time session_id event_id insert_id event_properties user_properties groups',
    'group_properties plan ingestion_metadata library version_name partner_id app_version platform os_name os_version',
    'device_brand device_manufacturer device_model carrier country region city dma language location_lat location_lng ip',
    'idfa idfv adid android_id android_app_set_id user_agent price quantity revenue productId revenueType currency',
    'receipt receiptSig $skip_user_properties_sync'
  ].flatMap((line) => line.split(' '))
)

/**
 * What must never be in an event: a key that Amplitude does not document, and what {@link unsendableIn} finds.
 * @param event As it arrived, parsed from its JSON.
 * @returns Each fault in words, with the path at which it stands.
 */
export function faultsIn(event: unknown): string[] {
  const undocumented = Object.keys(event as object).filter((key) => !DOCUMENTED_KEYS.has(key))
  return [...undocumented.map((key) => `${key} is no key of Amplitude's`), ...unsendableIn(event)]
}

/**
 * What no API of Amplitude's is to be sent: null, a number that is none, an integer that is no longer what was sent, half of a
 * character, and, outside of properties, an object that is empty.
 * @param item As it arrived, parsed from its JSON.
 * @returns Each fault in words, with the path at which it stands.
 */
export function unsendableIn(item: unknown): string[] {
  const empty = Object.entries(item as object).filter(([, value]) => JSON.stringify(value) === '{}')
  return [...empty.map(([key]) => `${key} is empty`), ...faultsOf(item, 'event')]
}

function faultsOf(value: unknown, path: string): string[] {
  if (value === null) return [`${path} is null`]
  if (typeof value === 'number') return isSendable(value) ? [] : [`${path} is ${value}`]
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? [`${path} holds half of a character`] : []
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => [
    ...faultsOf(key, `the name at ${path}`),
    ...faultsOf(part, `${path}.${key}`)
  ])
}

function isSendable(number: number): boolean {
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
}
