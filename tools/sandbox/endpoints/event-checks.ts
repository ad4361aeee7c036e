/** What Amplitude objects to in a single event. Source: Amplitude, HTTP V2 API, "Event properties" and "Invalid IDs". */
import { depthOf, hasNestedArray, isObject } from '../json'
import type { JsonObject } from '../json'
import { MAX_DEPTH, MAX_GROUP_TYPES, MAX_GROUP_VALUES } from '../limits'
import type { Readings } from '../readings'
import { EVENT_FIELDS, isBlockedId, RESERVED_EVENT_TYPES, USER_OPERATIONS } from '../vocabulary'
import type { FieldType } from '../vocabulary'

/** The kinds of failure, in the order in which they are looked for. */
export const PROBLEM_KINDS = ['missing', 'invalid', 'idLength'] as const

export interface Problem {
  kind: typeof PROBLEM_KINDS[number]
  field: string
}

/** What an event is judged by. */
export interface Rules {
  minIdLength: number
  readings: Readings
}

export const ID_FIELDS = ['user_id', 'device_id'] as const

const HAS_TYPE: Record<FieldType, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  object: isObject,
  boolean: (value) => typeof value === 'boolean'
}

/** A null is a value that was left out: Amplitude's SDKs send both. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null

type Check = (event: JsonObject, rules: Rules) => Problem[]

const none: Problem[] = []

const missingEventType: Check = ({ event_type }) =>
  isAbsent(event_type) || event_type === '' ? [{ kind: 'missing', field: 'event_type' }] : none

const missingIds: Check = (event, { readings }) => {
  if (ID_FIELDS.some((field) => !isAbsent(event[field]))) return none
  if (event.event_type === '$groupidentify' && readings.groupIdentifyWithoutId === 'accepted') return none
  const named = readings.missingIdNamed === 'both' ? ID_FIELDS : [readings.missingIdNamed]
  return named.map((field) => ({ kind: 'missing', field }))
}

const wrongTypes: Check = (event, { readings }) => {
  let problems = none
  for (const field of Object.keys(event)) {
    const type = EVENT_FIELDS.get(field)
    if (!type || isAbsent(event[field]) || HAS_TYPE[type](event[field])) continue
    if (readings.wrongTypes === 'accepted' && field !== 'time') continue
    problems = [...problems, { kind: 'invalid', field }]
  }
  return problems
}

const reservedEventType: Check = ({ event_type }, { readings }) =>
  readings.reservedEventTypes === 'refused' && typeof event_type === 'string' && RESERVED_EVENT_TYPES.has(event_type)
    ? [{ kind: 'invalid', field: 'event_type' }]
    : none

const currency: Check = (event, { readings }) =>
  readings.badCurrency === 'refused' && typeof event.currency === 'string' && !/^[A-Z]{3}$/.test(event.currency)
    ? [{ kind: 'invalid', field: 'currency' }]
    : none

const PROPERTY_FIELDS = ['event_properties', 'user_properties', 'group_properties', 'groups']

const nesting: Check = (event, { readings }) =>
  PROPERTY_FIELDS.filter(
    (field) =>
      (readings.tooDeep === 'refused' && depthOf(event[field]) > MAX_DEPTH) ||
      (readings.nestedArrays === 'refused' && hasNestedArray(event[field]))
  ).map((field) => ({ kind: 'invalid', field }))

const tooManyGroups: Check = ({ groups }, { readings }) => {
  if (readings.extraGroups === 'ignored' || !isObject(groups)) return none
  const values = Object.values(groups)
  const tooMany = values.some((value) => Array.isArray(value) && value.length > MAX_GROUP_VALUES)
  return values.length > MAX_GROUP_TYPES || tooMany ? [{ kind: 'invalid', field: 'groups' }] : none
}

const malformedOperations: Check = ({ user_properties }, { readings }) => {
  if (readings.malformedOperations === 'ignored' || !isObject(user_properties)) return none
  const malformed = USER_OPERATIONS.some(
    (operation) =>
      operation !== '$clearAll' &&
      Object.prototype.hasOwnProperty.call(user_properties, operation) &&
      !isObject(user_properties[operation])
  )
  return malformed ? [{ kind: 'invalid', field: 'user_properties' }] : none
}

const ids: Check = (event, { minIdLength, readings }) => {
  let problems = none
  for (const field of ID_FIELDS) {
    const id = event[field]
    if (typeof id !== 'string') continue
    if (isBlockedId(id)) problems = [...problems, { kind: blockedKind[readings.blockedIdsNamedIn], field }]
    else if (id.length < minIdLength) problems = [...problems, { kind: 'idLength', field }]
  }
  return problems
}

const blockedKind: Record<Readings['blockedIdsNamedIn'], Problem['kind']> = {
  invalidFields: 'invalid',
  invalidIdLengths: 'idLength'
}

const CHECKS: readonly Check[] = [
  missingEventType,
  missingIds,
  wrongTypes,
  reservedEventType,
  currency,
  nesting,
  tooManyGroups,
  malformedOperations,
  ids
]

/** Everything that Amplitude objects to in an event; empty when it takes it. */
export function problemsOf(event: JsonObject, rules: Rules): Problem[] {
  let problems = none
  for (const check of CHECKS) {
    const found = check(event, rules)
    if (found.length > 0) problems = [...problems, ...found]
  }
  return problems
}

/** The event without the ids that are too short, as Amplitude's documentation describes it. An id that is blocked stays, to be refused. */
export function withoutShortIds(event: JsonObject, minIdLength: number): JsonObject {
  const short = ID_FIELDS.filter((field) => {
    const id = event[field]
    return typeof id === 'string' && id.length < minIdLength && !isBlockedId(id)
  })
  return short.length === 0
    ? event
    : Object.fromEntries(Object.entries(event).filter(([key]) => !short.includes(key as 'user_id')))
}
