/** What no source confirms about Amplitude, as named choices: the first value of each is the default. What is fixed without a source stands in docs/sandbox.md. */

/** A point that Amplitude's documentation leaves open: the values it can be read as, and what hangs on it. */
interface Reading<Value extends string> {
  values: readonly [Value, ...Value[]]
  about: string
}

const reading = <Value extends string>(values: readonly [Value, ...Value[]], about: string): Reading<Value> => ({
  values,
  about
})

/** Every reading by name. The default is what exposes most mistakes of a client, wherever nothing speaks for one side. */
export const READINGS = {
  indexLists: reading(
    ['all', 'first'],
    'An index list of a 400 names all failing events of a field, or the first only'
  ),
  errorKinds: reading(
    ['first', 'all'],
    'A 400 names one kind of failure (missing, invalid, id length), or all at once'
  ),
  deduplicateBy: reading(['deviceAndInsertId', 'insertId'], 'Duplicates share device and insert id, or the insert id'),
  deduplicateWithoutDevice: reading(['byUserId', 'never'], 'Without device id, the user id stands in, or nothing does'),
  duplicatesIngested: reading(['counted', 'leftOut'], '`events_ingested` counts duplicates, or leaves them out'),
  megabyte: reading(['1000000', '1048576'], 'Bytes in the 1 MB and 20 MB of the upload limits'),
  shortIds: reading(['refused', 'removed'], 'An id under `min_id_length` is a 400, or is taken off the event'),
  blockedIdsNamedIn: reading(['invalidFields', 'invalidIdLengths'], 'The index list that names an invalid id'),
  missingIdNamed: reading(['both', 'user_id', 'device_id'], 'Fields that name an event without any id'),
  reservedEventTypes: reading(['refused', 'accepted'], 'A reserved event type is a 400, or is taken'),
  wrongTypes: reading(['refused', 'accepted'], 'A value of another type than documented is a 400 (`time` always is)'),
  badCurrency: reading(['refused', 'accepted'], 'A currency that is not three upper-case letters is a 400'),
  extraGroups: reading(['ignored', 'refused'], 'More than 5 group types or 10 values: the rest is ignored, or a 400'),
  tooDeep: reading(['refused', 'accepted'], 'Properties nested deeper than 40 levels are a 400, or are taken'),
  nestedArrays: reading(['accepted', 'refused'], 'An array inside an array is taken, or is a 400'),
  emptyEvents: reading(['refused', 'accepted'], 'A request with no event in it is a 400, or a 200 of 0 events'),
  invalidOptions: reading(['refused', 'ignored'], '`options` of a wrong type are a 400, or are ignored'),
  groupIdentifyWithoutId: reading(['refused', 'accepted'], '`$groupidentify` without user and device id'),
  mixedUserProperties: reading(['operationsOnly', 'both'], 'Plain keys beside operations are dropped, or are set too'),
  malformedOperations: reading(['refused', 'ignored'], 'An operation that is no object of properties is a 400'),
  sdkRevenue: reading(
    ['counted', 'ignored'],
    "Revenue of the SDKs' `revenue_amount` events, sent as `$price` and so on"
  ),
  rateWindowSeconds: reading(['30', '1'], 'Seconds over which HTTP V2 averages the events of a user or device'),
  dailyQuota: reading(['rolling', 'calendarDay'], "Batch's daily quota: over the last 24 hours, or a UTC day"),
  formAnswers: reading(['text', 'json'], 'Form endpoints answer in plain text, or in JSON'),
  authRefusal: reading(['401', '403'], 'Status for wrong Basic credentials')
} as const

export type ReadingName = keyof typeof READINGS

/** The reading in force for each open point. */
export type Readings = { [Name in ReadingName]: typeof READINGS[Name]['values'][number] }

const isReadingName = (name: string): name is ReadingName => Object.prototype.hasOwnProperty.call(READINGS, name)

/**
 * Completes chosen readings with the defaults.
 *
 * @param chosen readings by name; what is absent keeps its default
 * @throws {RangeError} on a name or a value that is not in {@link READINGS}
 */
export function resolveReadings(chosen: Partial<Readings> | Record<string, string> = {}): Readings {
  const resolved: Record<string, string> = {}
  for (const [name, { values }] of Object.entries(READINGS)) resolved[name] = values[0]
  for (const [name, value] of Object.entries(chosen)) {
    if (!isReadingName(name)) throw new RangeError(`There is no reading "${name}": ${Object.keys(READINGS).join(', ')}`)
    const values: readonly string[] = READINGS[name].values
    if (!values.includes(value))
      throw new RangeError(`The reading ${name} is one of ${values.join(', ')}: not "${value}"`)
    resolved[name] = value
  }
  return resolved as Readings
}
