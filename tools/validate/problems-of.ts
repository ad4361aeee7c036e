/** The rules that Segment's repository holds a destination to before it is taken. There some only warn; here all count. */
import type { DestinationDefinition, InputField } from '@segment/actions-core'
import { parseFql } from '@segment/destination-subscriptions'

const MAX_BATCH_KEYS = 3

type Actions = DestinationDefinition['actions']
type Action = Actions[string]
type Preset = NonNullable<DestinationDefinition['presets']>[number]
type Setting = NonNullable<NonNullable<DestinationDefinition['authentication']>['fields']>[string]

/** What a field is to the rule about descriptions: also the properties of objects have one. */
type Described = Pick<InputField, 'label' | 'type'> & { description?: string; properties?: Record<string, Described> }

/**
 * What is wrong with a destination.
 * @returns One sentence a problem, each with the place where it is; empty where there is none.
 */
export function problemsOf(definition: DestinationDefinition<never>): string[] {
  const actions = definition.actions as unknown as Actions
  const presets = definition.presets ?? []
  const settings = definition.authentication?.fields ?? {}
  return [
    ...(Object.keys(actions).length === 0 ? ['The destination has no action.'] : []),
    ...repeatedTitles(actions),
    ...Object.entries(actions).flatMap(([key, action]) => actionProblems(key, action)),
    ...presets.flatMap((preset) => presetProblems(preset, actions)),
    ...Object.entries(settings).flatMap(([key, setting]) => settingProblems(key, setting))
  ]
}

/** The framework keeps the schema of an action under its title: two of one title would share the first one's. */
function repeatedTitles(actions: Actions): string[] {
  const titles = Object.values(actions).map(({ title }) => title)
  const repeated = new Set(titles.filter((title, index) => titles.indexOf(title) !== index))
  return [...repeated].map((title) => `Several actions have the title "${title}".`)
}

function actionProblems(key: string, action: Action): string[] {
  return [
    ...(action.description ? [] : [`The action ${key} has no description.`]),
    ...triggerProblems(`The action ${key}`, action.defaultSubscription),
    ...Object.entries(action.fields).flatMap(([name, field]) => descriptionProblems(`${key}.${name}`, field)),
    ...batchKeyProblems(key, action.fields)
  ]
}

function descriptionProblems(place: string, { label, description, properties }: Described): string[] {
  return [
    ...(label ? [] : [`The field ${place} has no label.`]),
    ...(description ? [] : [`The field ${place} has no description.`]),
    ...Object.entries(properties ?? {}).flatMap(([name, property]) => descriptionProblems(`${place}.${name}`, property))
  ]
}

function triggerProblems(owner: string, trigger: string | undefined): string[] {
  if (trigger === undefined) return []
  const parsed = parseFql(trigger)
  if (!('error' in parsed)) return []
  return [`${owner} has a trigger that does not parse: ${trigger} (${String(parsed.error)}).`]
}

function batchKeyProblems(action: string, fields: Record<string, InputField>): string[] {
  if (!fields.batch_keys) return []
  const keys: unknown = fields.batch_keys.default
  if (!Array.isArray(keys)) return [`The field ${action}.batch_keys has no list of fields as its default.`]
  return [
    ...(keys.length > MAX_BATCH_KEYS
      ? [`The field ${action}.batch_keys names more than ${MAX_BATCH_KEYS} fields.`]
      : []),
    ...keys
      .filter((key) => key === 'batch_keys' || !Object.keys(fields).includes(String(key)))
      .map((key) => `The field ${action}.batch_keys names ${String(key)}, which cannot be one.`)
  ]
}

/** Actions that Segment's library in the browser has for this destination, in a package of their own. */
const BROWSER_ACTIONS = new Set(['sessionId'])

function presetProblems(preset: Preset, actions: Actions): string[] {
  const owner = `The preset ${preset.name}`
  if (BROWSER_ACTIONS.has(preset.partnerAction)) return whenProblems(owner, preset)
  const fields = Object.keys(actions).includes(preset.partnerAction) ? actions[preset.partnerAction].fields : undefined
  return [
    ...whenProblems(owner, preset),
    ...(fields ? [] : [`${owner} names the action ${preset.partnerAction}, which does not exist.`]),
    ...Object.keys((fields && preset.mapping) ?? {})
      .filter((key) => !Object.keys(fields ?? {}).includes(key))
      .map((key) => `${owner} maps ${key}, which is no field of ${preset.partnerAction}.`)
  ]
}

function whenProblems(owner: string, preset: Preset): string[] {
  if (preset.type === 'specificEvent') return preset.eventSlug ? [] : [`${owner} has no eventSlug.`]
  return preset.subscribe ? triggerProblems(owner, preset.subscribe) : [`${owner} has no trigger.`]
}

/** Names under which something that must not be read by everyone usually goes. */
const SECRET = /key|secret|token|password/i

function settingProblems(key: string, setting: Setting): string[] {
  const expected = setting.type === 'password' ? 'string' : setting.type
  return [
    ...descriptionProblems(key, setting),
    ...(setting.default === undefined || typeof setting.default === expected
      ? []
      : [`The setting ${key} is a ${setting.type}, and its default a ${typeof setting.default}.`]),
    ...(SECRET.test(key) && setting.type !== 'password' ? [`The setting ${key} is a secret, and no password.`] : [])
  ]
}
