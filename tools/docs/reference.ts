/** The reference of the destination, from its definition. */
import { isDeepStrictEqual } from 'util'
import type { DestinationDefinition, GlobalSetting, InputField } from '@segment/actions-core'
import { code, formatted, table } from '../markdown/markdown'
import { mappingInWords } from './mapping-in-words'

type Actions = DestinationDefinition['actions']
type Action = Actions[string]
type Preset = NonNullable<DestinationDefinition['presets']>[number]

/**
 * @returns Markdown: the settings, the presets with their triggers, and each action with each of its fields, those that are kept
 * for saved subscriptions by the name of the action whose fields they have. The same
 * for the same definition, byte for byte.
 */
export function referenceOf(definition: DestinationDefinition<never>): string {
  const actions = definition.actions as unknown as Actions
  const text = [
    '# Reference',
    'Generated from the definition by `npm run docs`. How to get what the defaults do not give: [recipes](recipes.md).',
    '## Settings',
    table(
      ['Setting', 'Key', 'Type', 'Default', 'Description'],
      Object.entries(definition.authentication?.fields ?? {}).map(settingRow)
    ),
    '## Presets',
    table(
      ['Preset', 'Trigger', 'Action'],
      (definition.presets ?? []).map((preset) => presetRow(preset, actions))
    ),
    ...Object.entries(actions)
      .filter(([, action]) => !isKept(action, actions))
      .flatMap(actionSection),
    ...keptSection(actions)
  ].join('\n\n')
  return formatted(text)
}

function actionSection([key, action]: [string, Action]): string[] {
  return [
    `## ${action.title}`,
    `\`${key}\`. ${action.description}`,
    action.defaultSubscription ? `Default trigger: \`${action.defaultSubscription}\`` : '',
    table(['Field', 'Key', 'Type', 'Default mapping', 'Description'], Object.entries(action.fields).map(fieldRow))
  ]
}

/** The actions that are not offered, and have the fields of another one: they need no tables of their own. */
function keptSection(actions: Actions): string[] {
  const rows = Object.entries(actions).flatMap(([key, action]) => {
    const successor = successorOf(action, actions)
    return successor ? [[action.title, code(key), successor.title, action.description]] : []
  })
  if (rows.length === 0) return []
  return [
    '## Kept for saved subscriptions',
    "Not offered for new subscriptions. Saved ones go on: see [in place of Segment's own](drop-in.md).",
    table(['Action', 'Key', 'Has the fields of', 'Description'], rows)
  ]
}

function isKept(action: Action, actions: Actions): boolean {
  return successorOf(action, actions) !== undefined
}

/** The action that is offered in place of a hidden one. */
function successorOf(action: Action, actions: Actions): Action | undefined {
  if (action.hidden !== true) return undefined
  return Object.values(actions).find(
    ({ hidden, fields }) => hidden !== true && isDeepStrictEqual(fields, action.fields)
  )
}

function settingRow([key, setting]: [string, GlobalSetting]): string[] {
  const { label, type, required, default: value, description } = setting
  return [label, code(key), `${type}${required === true ? ', required' : ''}`, mappingInWords(value), description]
}

function presetRow(preset: Preset, actions: Actions): string[] {
  const trigger = preset.type === 'automatic' ? code(preset.subscribe) : `the event ${code(preset.eventSlug ?? '')}`
  const action = actions[preset.partnerAction]?.title ?? `${code(preset.partnerAction)}, in the browser`
  return [preset.name ?? '', trigger, action]
}

function fieldRow([key, field]: [string, InputField]): string[] {
  return [field.label, code(key), typeInWords(field), mappingInWords(field.default), field.description]
}

function typeInWords(field: InputField): string {
  const { type, multiple, required, unsafe_hidden: hidden, allowNull, choices, minimum, maximum } = field
  return [
    multiple ? `list of ${type}` : type,
    ...(choices
      ? [choices.map((choice) => code(String(typeof choice === 'string' ? choice : choice.value))).join(' or ')]
      : []),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(required === true ? ['required'] : []),
    ...(allowNull ? ['may be null'] : []),
    ...(hidden ? ['hidden'] : [])
  ].join(', ')
}
