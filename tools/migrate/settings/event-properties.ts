/** What becomes a property beside those of the call. */
import { showValue } from '../../../src/amplitude/show-value'
import type { Mapping } from '../../../src/fields/mapping'
import { path } from '../../../src/fields/mapping'
import { isObject } from '../../sandbox/json'
import type { ClassicSetting } from '../classic-setting'
import type { Draft } from '../draft'
import { becomesEvents, withChangedField, withChangedMapping } from '../draft'
import { isPath, isPropertyName } from '../path-name'
import type { Subscription } from '../../../pipeline/deliver/subscription'
import { MAP } from '../value-type'
import type { Verdict } from '../verdict'
import { carriedOver, needsPerson } from '../verdict'

/** A property, and where in the call it comes from; or why it cannot be one. */
interface Addition {
  name: string
  /** A path. */
  source: string
  problem?: string
}

const QUERY_STRING = 'context.page.search'

const NAME_RULE = 'is a name that a mapping cannot have: empty, with an @ in front, or one that every object has'

export const appendFieldsToEventProps: ClassicSetting<Record<string, string>> = {
  key: 'appendFieldsToEventProps',
  label: 'Append Fields to Event Properties',
  type: MAP,
  default: {},
  does: 'Fields from anywhere in the call become event properties: `{"context.page.title": "pageTitle"}`.',
  answer:
    '`event_properties` of Log Event, Log Page and Log Purchase: those of the call, merged with these; and `productProperties`, so that each `Product Purchased` has them too. A field that the call has wins over a property of the same name; one that it lacks leaves the property alone.',
  judge(value) {
    const additions = additionsOf(value)
    return judged(additions, 'No field is added.', (draft) => withEventProperties(draft, additions))
  }
}

function additionsOf(value: Record<string, string>): Addition[] {
  const names = Object.values(value)
  return Object.entries(value).map(([key, name]) => {
    const source = key.replace(/^\$\./, '')
    if (!isPath(source)) return { name, source, problem: `${showValue(key)} is no path in a call` }
    if (!isPropertyName(name)) return { name, source, problem: `${showValue(name)}, for ${source}, ${NAME_RULE}` }
    if (names.indexOf(name) === names.lastIndexOf(name)) return { name, source }
    return { name, source, problem: `${showValue(name)} is the property of several fields, such as ${source}` }
  })
}

/** What may have the query string as a property. */
const TARGETS = ['event_properties', 'user_properties']

export const mapQueryParams: ClassicSetting<Record<string, string>> = {
  key: 'mapQueryParams',
  label: 'Map Query Params to Custom Property',
  type: MAP,
  default: {},
  does: 'The page\'s query string becomes an event property or a user property: `{"query": "user_properties"}`; with an identify call, a user property whichever it is.',
  answer:
    '`$.context.page.search` under that name: merged into `event_properties`, and in `productProperties`; or in `setAlways`. In Identify User always in `setAlways`. Another target than these two needs a person.',
  judge(value, { lookUp }) {
    const appended = Object.values(lookUp(appendFieldsToEventProps))
    const additions = Object.entries(value).map(([name, target]) => ({
      name,
      source: QUERY_STRING,
      problem: queryProblem(name, target, appended)
    }))
    const addedTo = (target: string) => additions.filter(({ name }) => value[name] === target)
    return judged(additions, 'The query string is no property.', (draft) => {
      const ofEvents = withEventProperties(draft, addedTo('event_properties'))
      const ofUsers = withUserProperties(ofEvents, becomesEvents, addedTo('user_properties'))
      return withUserProperties(ofUsers, takesIdentifyCalls, additions)
    })
  }
}

function queryProblem(name: string, target: string, appended: string[]): string | undefined {
  if (!isPropertyName(name)) return `${showValue(name)} ${NAME_RULE}`
  if (!TARGETS.includes(target))
    return `${showValue(target)}, for ${showValue(name)}, is neither ${TARGETS.join(' nor ')}`
  if (target !== 'event_properties' || !appended.includes(name)) return undefined
  return `${showValue(name)} is an event property of ${appendFieldsToEventProps.label} already`
}

function judged(additions: Addition[], none: string, change: NonNullable<Verdict['change']>): Verdict {
  if (additions.length === 0) return carriedOver(none, 'The setting is empty.')
  const problems = additions.flatMap(({ problem }) => problem ?? [])
  const what = mappedInWords(possible(additions))
  if (problems.length === 0) {
    return carriedOver(what, 'In every action that has such properties; the properties of the call stay.', change)
  }
  return needsPerson(`${what} Left out: ${problems.join('; ')}.`, 'No mapping can express what is left out.', change)
}

/** How many properties the report names; the mapping has them all. */
const MAX_NAMED = 20

function mappedInWords(additions: Addition[]): string {
  if (additions.length === 0) return 'Nothing is mapped.'
  const named = additions.slice(0, MAX_NAMED).map(({ name, source }) => `${name} from $.${source}`)
  const more = additions.length - named.length
  return `Mapped: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

function possible(additions: Addition[]): Addition[] {
  return additions.filter(({ problem }) => problem === undefined)
}

/**
 * With properties added to those of the call and of the products in it, where the call has what they come from: merged as nothing, what
 * it lacks would take away its own property of the name.
 */
function withEventProperties(draft: Draft, additions: Addition[]): Draft {
  const added = possible(additions)
  if (added.length === 0) return draft
  const whereGiven = added.map(({ name, source }) => ({
    '@if': { exists: path(`$.${source}`), then: { [name]: path(`$.${source}`) }, else: {} }
  }))
  const ofEvents = withChangedField(draft, 'event_properties', (present) => ({
    '@merge': { direction: 'right', objects: [...objectsIn(present), ...whereGiven] }
  }))
  const ofProducts = Object.fromEntries(added.map(({ name, source }) => [name, path(`$.${source}`)]))
  return withChangedField(ofEvents, 'productProperties', (present) => ({
    ...(isObject(present) ? present : {}),
    ...ofProducts
  }))
}

/** What is merged already, or is mapped as it is. */
function objectsIn(mapping: Mapping | undefined): Mapping[] {
  const merge = isObject(mapping) ? mapping['@merge'] : undefined
  if (isObject(merge) && Array.isArray(merge.objects)) return merge.objects as Mapping[]
  return mapping === undefined ? [] : [mapping]
}

/** Not those of page calls without an event, which say where their user comes from and nothing else. */
function takesIdentifyCalls({ trigger }: Subscription): boolean {
  return trigger === 'type = "identify"'
}

/** With properties added to those that are set on the user, in some subscriptions. */
function withUserProperties(
  draft: Draft,
  isMeant: (subscription: Subscription) => boolean,
  additions: Addition[]
): Draft {
  const added = Object.fromEntries(possible(additions).map(({ name, source }) => [name, path(`$.${source}`)]))
  if (Object.keys(added).length === 0) return draft
  return withChangedMapping(draft, isMeant, (mapping) => ({
    ...mapping,
    setAlways: { ...(isObject(mapping.setAlways) ? mapping.setAlways : {}), ...added }
  }))
}
