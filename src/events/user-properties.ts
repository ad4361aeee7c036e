import { PayloadValidationError } from '@segment/actions-core'
import type { AmplitudeEvent, Properties } from '../amplitude/event'
import { showValue } from '../amplitude/show-value'
import { clickIds } from './click-ids'
import { compact, isEmpty } from './compact'
import { flattenNestedValues } from './nested-values'
import { has } from './plain-object'
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
const OPERATIONS: Array<{ name: string; values: (payload: UserPropertiesSource) => Properties | undefined }> = [
  { name: '$unset', values: ({ unset }) => unset && unsetProperties(unset) },
  { name: '$setOnce', values: (payload) => joined(named(payload, 'traitsToSetOnce'), firstTouch(payload)) },
  { name: '$add', values: (payload) => joined(named(payload, 'traitsToIncrement'), payload.add) },
  { name: '$append', values: (payload) => joined(named(payload, 'traitsToAppend'), payload.append) },
  { name: '$prepend', values: (payload) => joined(named(payload, 'traitsToPrepend'), payload.prepend) },
  { name: '$preInsert', values: ({ preInsert }) => preInsert },
  { name: '$postInsert', values: ({ postInsert }) => postInsert },
  { name: '$remove', values: ({ remove }) => remove }
]

/** What the names of properties begin with that say where the user came from first. */
const FIRST = 'initial_'

const NONE: Properties = Object.freeze({})

const OPERATION_NAMES = new Set(['$set', ...OPERATIONS.map(({ name }) => name)])

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

function userProperties(payload: UserPropertiesSource): Properties | undefined {
  const traits = payload.user_properties ?? NONE
  const unoperated = without(traits, isOperation)
  // Most events have no operation among their traits, and one or two besides: they pay for no more.
  const written = unoperated === traits ? NONE : traits
  const operations: Array<[name: string, properties: Properties]> = []
  const isTaken = (property: string) => operations.some(([, properties]) => has(properties, property))
  for (const { name, values } of OPERATIONS) {
    const given = joined(operationIn(written, name), values(payload))
    if (isEmpty(given)) continue
    const own = without(prepared(given), isTaken)
    if (!isEmpty(own)) operations.push([name, name === '$add' ? toNumbers(own) : own])
  }

  const plain = without(prepared(unlisted(unoperated, payload)), isTaken)
  const always = without(prepared(joined(operationIn(written, '$set'), lastTouch(payload))), isTaken)
  if (operations.length === 0 && isEmpty(always)) return plain
  const set = isEmpty(plain) ? always : { ...plain, ...always }
  const changes: Properties = isEmpty(set) ? {} : { $set: set }
  for (const [name, properties] of operations) changes[name] = properties
  return changes
}

function unsetProperties(names: string[]): Properties {
  return Object.fromEntries(names.filter((name) => name.trim() !== '').map((name) => [name, UNSET_VALUE]))
}

/** What is set on every event: where the user comes from now. */
function lastTouch(payload: UserPropertiesSource): Properties | undefined {
  return joined(clicksOf(payload, ''), withDomain(payload.setAlways, ''))
}

/** What is set once: where the user came from first. */
function firstTouch(payload: UserPropertiesSource): Properties | undefined {
  return joined(clicksOf(payload, FIRST), withDomain(payload.setOnce, FIRST))
}

/** Properties with the host of the referrer among them, unless they have their own. */
function withDomain(properties: Properties | undefined, prefix: string): Properties | undefined {
  const name = `${prefix}referring_domain`
  const domain = properties && referringDomain(properties[`${prefix}referrer`])
  return domain && !has(properties, name) ? { ...properties, [name]: domain } : properties
}

function clicksOf({ trackClickIds, page_search }: UserPropertiesSource, prefix: string): Properties | undefined {
  if (!trackClickIds || !page_search) return undefined
  return Object.fromEntries(Object.entries(clickIds(page_search)).map(([name, id]) => [prefix + name, id]))
}

/** The traits that a list names. */
function named(payload: UserPropertiesSource, list: typeof TRAIT_LISTS[number]): Properties | undefined {
  const names = payload[list]
  if (!names) return undefined
  const traits = payload.user_properties ?? NONE
  const held = names.filter((name) => has(traits, name))
  return Object.fromEntries(held.map((name) => [name, traits[name]]))
}

/** An operation that stands among the traits, as users of Amplitude's API write them. */
function operationIn(traits: Properties, name: string): Properties | undefined {
  const operation = traits[name]
  return typeof operation === 'object' && operation !== null ? (operation as Properties) : undefined
}

function isOperation(name: string): boolean {
  return OPERATION_NAMES.has(name)
}

/** Traits that no list makes an operation. */
function unlisted(traits: Properties, payload: UserPropertiesSource): Properties {
  if (!TRAIT_LISTS.some((list) => payload[list])) return traits
  const listed = new Set(TRAIT_LISTS.flatMap((list) => payload[list] ?? []))
  return without(traits, (name) => listed.has(name))
}

function prepared(properties: Properties = NONE): Properties {
  return compact(flattenNestedValues(properties))
}

function without(properties: Properties, isOut: (name: string) => boolean): Properties {
  const names = Object.keys(properties)
  if (!names.some(isOut)) return properties
  return Object.fromEntries(names.filter((name) => !isOut(name)).map((name) => [name, properties[name]]))
}

/** Both in one, the second over the first. */
function joined(first?: Properties, second?: Properties): Properties | undefined {
  return first && second ? { ...first, ...second } : first ?? second
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
