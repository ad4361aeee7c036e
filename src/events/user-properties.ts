import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { showValue } from '../amplitude/show-value'
import { clickIds } from './click-ids'
import { compact } from './compact'
import { flattenNestedValues } from './nested-values'
import { referringDomain } from './referring-domain'

/** What a payload says about the properties of its user. */
export interface UserPropertiesSource {
  user_properties?: Properties
  setOnce?: Properties
  setAlways?: Properties
  add?: Properties
  append?: Properties
  prepend?: Properties
  preInsert?: Properties
  postInsert?: Properties
  remove?: Properties
  unset?: string[]
  traitsToIncrement?: string[]
  traitsToSetOnce?: string[]
  traitsToAppend?: string[]
  traitsToPrepend?: string[]
  trackClickIds?: boolean
  page_search?: string
  skip_user_properties_sync?: boolean
}

/** HTTP V2 API: the value of a property that is unset. */
const UNSET_VALUE = '-'

/**
 * The operations that take a property away from `$set`, in the order in which they win over each other: Amplitude takes a
 * property in one operation only.
 */
const OPERATIONS: Array<{ name: string; values: (payload: UserPropertiesSource) => Properties }> = [
  { name: '$unset', values: ({ unset }) => unsetProperties(unset) },
  { name: '$setOnce', values: (payload) => ({ ...named(payload, 'traitsToSetOnce'), ...firstTouch(payload) }) },
  { name: '$add', values: (payload) => ({ ...named(payload, 'traitsToIncrement'), ...payload.add }) },
  { name: '$append', values: (payload) => ({ ...named(payload, 'traitsToAppend'), ...payload.append }) },
  { name: '$prepend', values: (payload) => ({ ...named(payload, 'traitsToPrepend'), ...payload.prepend }) },
  { name: '$preInsert', values: ({ preInsert = {} }) => preInsert },
  { name: '$postInsert', values: ({ postInsert = {} }) => postInsert },
  { name: '$remove', values: ({ remove = {} }) => remove }
]

/** Fields that name traits of which each becomes an operation in place of a plain property. */
const TRAIT_LISTS = ['traitsToIncrement', 'traitsToSetOnce', 'traitsToAppend', 'traitsToPrepend'] as const

/**
 * What each event of a call says about its user's properties, whatever it changes.
 * HTTP V2 API, "$skip_user_properties_sync".
 */
export function userSync({ skip_user_properties_sync }: UserPropertiesSource): Partial<AmplitudeEvent> {
  return { $skip_user_properties_sync: skip_user_properties_sync === true ? true : undefined }
}

/**
 * What a call changes of its user; of several events, the first says it. Plain properties as they are, or, as soon as there
 * is one operation, inside `$set`: Amplitude forbids the two side by side. Each property stands in one operation.
 * https://amplitude.com/docs/apis/analytics/identify#user_properties-supported-operations
 * @throws PayloadValidationError where a value to add is no number.
 */
export function userChanges(payload: UserPropertiesSource): Partial<AmplitudeEvent> {
  return { user_properties: userProperties(payload) }
}

function userProperties(payload: UserPropertiesSource): Properties {
  const taken = new Set<string>()
  const operations = new Map<string, Properties>()
  for (const { name, values } of OPERATIONS) {
    const own = without(prepared({ ...operationIn(payload, name), ...values(payload) }), taken)
    if (Object.keys(own).length === 0) continue
    operations.set(name, name === '$add' ? toNumbers(own) : own)
    for (const property of Object.keys(own)) taken.add(property)
  }

  const plain = without(prepared(without(payload.user_properties ?? {}, notPlain(payload))), taken)
  const always = without(prepared({ ...operationIn(payload, '$set'), ...lastTouch(payload) }), taken)
  if (operations.size === 0 && Object.keys(always).length === 0) return plain
  return compact({ $set: { ...plain, ...always }, ...Object.fromEntries(operations) })
}

function unsetProperties(names: string[] = []): Properties {
  return Object.fromEntries(names.filter((name) => name.trim() !== '').map((name) => [name, UNSET_VALUE]))
}

/** What is set on every event: where the user comes from now. */
function lastTouch({ setAlways = {}, trackClickIds, page_search }: UserPropertiesSource): Properties {
  return {
    ...(trackClickIds && page_search ? clickIds(page_search) : {}),
    referring_domain: referringDomain(setAlways.referrer),
    ...setAlways
  }
}

/** What is set once: where the user came from first. */
function firstTouch({ setOnce = {}, trackClickIds, page_search }: UserPropertiesSource): Properties {
  const clicks = trackClickIds && page_search ? clickIds(page_search) : {}
  return {
    ...Object.fromEntries(Object.entries(clicks).map(([name, id]) => [`initial_${name}`, id])),
    initial_referring_domain: referringDomain(setOnce.initial_referrer),
    ...setOnce
  }
}

/** The traits that a list names. */
function named(payload: UserPropertiesSource, list: typeof TRAIT_LISTS[number]): Properties {
  const traits = payload.user_properties ?? {}
  const names = (payload[list] ?? []).filter((name) => Object.prototype.hasOwnProperty.call(traits, name))
  return Object.fromEntries(names.map((name) => [name, traits[name]]))
}

/** An operation that stands among the plain properties, as users of Amplitude's API write them. */
function operationIn({ user_properties }: UserPropertiesSource, name: string): Properties {
  const operation = user_properties?.[name]
  return typeof operation === 'object' && operation !== null ? (operation as Properties) : {}
}

/** Names among the plain properties that are none: of operations, and of traits that a list makes one. */
function notPlain(payload: UserPropertiesSource): Set<string> {
  const operations = ['$set', ...OPERATIONS.map(({ name }) => name)]
  return new Set([...operations, ...TRAIT_LISTS.flatMap((list) => payload[list] ?? [])])
}

function prepared(properties: Properties): Properties {
  return compact(flattenNestedValues(properties))
}

function without(properties: Properties, names: Set<string>): Properties {
  if (names.size === 0) return properties
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)))
}

function toNumbers(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, toNumber(name, value)]))
}

function toNumber(name: string, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new PayloadValidationError(
    `The user property ${JSON.stringify(name)} is to be incremented (add or traitsToIncrement) by ${showValue(
      value
    )}, which is no number. Map a number, or take the property out of the increments.`
  )
}
