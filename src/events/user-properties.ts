import type { AmplitudeEvent, Groups, Properties } from '../amplitude/event'
import type { AttributionSource } from './attribution'
import { asFirst, attributionOf, DOMAIN, FIRST, REFERRER } from './attribution'
import type { CapturedAttributionSource } from './captured-attribution'
import { withCapturedAttribution } from './captured-attribution'
import { compact, isEmpty, isNothing } from './compact'
import { has } from './plain-object'
import type { Operations } from './property-operations'
import {
  exclusive,
  isIn,
  joined,
  NO_VALUE,
  NONE,
  operationIn,
  sendable,
  unsetting,
  withMore,
  without
} from './property-operations'
import { referringDomain } from './referring-domain'

/** What a payload says about the properties of its user. */
export interface UserPropertiesSource extends AttributionSource, CapturedAttributionSource {
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
  skip_user_properties_sync?: boolean
}

/**
 * The operations that take a property away from `$set`, in the order in which they win over each other, and where each is
 * given besides the traits.
 */
const OPERATIONS: Array<{ name: string; values: (payload: UserPropertiesSource) => Properties | undefined }> = [
  { name: '$unset', values: ({ unset }) => unset && unsetting(unset) },
  {
    name: '$setOnce',
    values: (payload) => joined(named(payload, 'traitsToSetOnce'), withDomain(payload.setOnce, FIRST))
  },
  { name: '$add', values: (payload) => joined(named(payload, 'traitsToIncrement'), payload.add) },
  { name: '$append', values: (payload) => joined(named(payload, 'traitsToAppend'), payload.append) },
  { name: '$prepend', values: (payload) => joined(named(payload, 'traitsToPrepend'), payload.prepend) },
  { name: '$preInsert', values: ({ preInsert }) => preInsert },
  { name: '$postInsert', values: ({ postInsert }) => postInsert },
  { name: '$remove', values: ({ remove }) => remove }
]

/** The operation that has no properties: it takes all away, before the others are applied. */
const CLEAR_ALL = '$clearAll'

const OPERATION_NAMES = new Set([CLEAR_ALL, '$set', ...OPERATIONS.map(({ name }) => name)])

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
 * is one operation, inside `$set`: Amplitude forbids the two side by side. Each property stands in one operation; a plain one that
 * is empty is left out.
 * https://amplitude.com/docs/apis/analytics/identify#user_properties-supported-operations
 * @throws PayloadValidationError where a value to add is no number.
 */
export function userChanges(payload: UserPropertiesSource): Partial<AmplitudeEvent> {
  return { user_properties: userProperties(withCapturedAttribution(payload), NONE, false) }
}

/**
 * What an identify call changes of its user: as any call, and besides, a trait that is null or empty text takes its property away.
 * @param groups The groups that the user joins, which become properties of the same names; a type with the name of an operation does not, as
 * it would be done: `$clearAll` takes all properties away.
 * @throws PayloadValidationError where a value to add is no number.
 */
export function identityChanges(payload: UserPropertiesSource, groups: Groups = {}): Partial<AmplitudeEvent> {
  return { user_properties: userProperties(withCapturedAttribution(payload), without(groups, isOperation), true) }
}

function userProperties(payload: UserPropertiesSource, groups: Properties, clears: boolean): Properties {
  const traits = payload.user_properties ?? NONE
  const unoperated = without(traits, isOperation)
  // Most events have no operation among their traits, and one or two besides: they pay for no more.
  const written = unoperated === traits ? NONE : traits
  const attribution = attributionOf(payload)
  const explicit = exclusive(OPERATIONS.map(({ name, values }) => [name, givenIn(written, name, values(payload))]))
  const mapped = joined(operationIn(written, '$set'), withDomain(payload.setAlways && compact(payload.setAlways), ''))
  const operations = attribution ? withFirst(explicit, attribution, mapped) : explicit

  const plain = unlisted(unoperated, payload)
  const always = joined(attribution && beside(attribution, mapped), mapped)
  const isTaken = (property: string) => isIn(operations, property)
  const set = without(sendable(joined(joined(plain, always), groups)), isTaken)
  const cleared = clears ? emptyNames(plain).filter((name) => !isTaken(name) && !has(set, name)) : []
  const all = withMore(operations, '$unset', unsetting(cleared))

  const clearsAll = has(written, CLEAR_ALL) && !isNothing(written[CLEAR_ALL]) && written[CLEAR_ALL] !== false
  if (all.length === 0 && !clearsAll && isEmpty(sendable(always))) return set
  return changes(clearsAll, set, all)
}

/** Everything as operations. */
function changes(clearsAll: boolean, set: Properties, operations: Operations): Properties {
  const all: Properties = clearsAll ? { [CLEAR_ALL]: NO_VALUE } : {}
  if (!isEmpty(set)) all.$set = set
  for (const [name, properties] of operations) all[name] = properties
  return all
}

/** What is given of an operation: among the traits, and by fields of its own. */
function givenIn(traits: Properties, name: string, fields: Properties | undefined): Properties | undefined {
  return joined(operationIn(traits, name), fields)
}

/** With what the user came by first, as far as no operation of the call has it: it is set once. */
function withFirst(explicit: Operations, attribution: Properties, mapped: Properties = NONE): Operations {
  const isMapped = (property: string) => isIn(explicit, property) || has(mapped, property)
  const first = without(
    sendable(asFirst(attribution)),
    (property) => isMapped(property) || (property === FIRST + DOMAIN && isMapped(FIRST + REFERRER))
  )
  return withMore(explicit, '$setOnce', first)
}

/** Attribution as it stands beside what is mapped: a domain stands with its own referrer, or not at all. */
function beside(attribution: Properties, mapped: Properties = NONE): Properties {
  return has(mapped, REFERRER) ? without(attribution, (name) => name === DOMAIN) : attribution
}

/** Properties with the host of the referrer among them, unless they have their own. */
function withDomain(properties: Properties | undefined, prefix: string): Properties | undefined {
  const name = prefix + DOMAIN
  const referrer = prefix + REFERRER
  if (!properties || !has(properties, referrer) || has(properties, name)) return properties
  const domain = referringDomain(properties[referrer])
  return domain ? { ...properties, [name]: domain } : properties
}

/** The traits that a list names. */
function named(payload: UserPropertiesSource, list: typeof TRAIT_LISTS[number]): Properties | undefined {
  const names = payload[list]
  if (!names) return undefined
  const traits = payload.user_properties ?? NONE
  const held = names.filter((name) => has(traits, name))
  return Object.fromEntries(held.map((name) => [name, traits[name]]))
}

function emptyNames(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => isNothing(properties[name]))
}

function isOperation(name: string): boolean {
  return OPERATION_NAMES.has(name)
}

/** Traits that no list makes an operation. */
function unlisted(traits: Properties, payload: UserPropertiesSource): Properties {
  if (!TRAIT_LISTS.some((list) => payload[list])) return traits
  return without(traits, (name) => TRAIT_LISTS.some((list) => payload[list]?.includes(name)))
}
