/** Settings from a file and from the environment, checked: all that is wrong is said at once. */
import { textMask } from '../../src/amplitude/mask-secrets'
import { isObject } from '../../src/events/plain-object'
import { aKindOf, isText, shown } from './kinds'
import { nearest } from './nearest'
import type { PipelineSettings, Role, Setting } from './settings'
import { nameOf, settingNamed, SETTINGS, variableOf } from './settings'

type Fields = Record<string, unknown>

/** Where settings come from. */
export interface Sources {
  /** What the file holds; absent where none was named. */
  file?: unknown
  environment: Readonly<Record<string, string | undefined>>
}

export interface ReadSettings {
  /** Absent where something is wrong. */
  settings?: PipelineSettings
  /** What is wrong: a sentence each, none with a key in it. */
  problems: string[]
  /** What a setting says, by its name such as `collect.port`, whatever is wrong with others; undefined where it is wrong itself. */
  valueOf: (name: string) => unknown
}

/** A value and the name under which somebody set it. */
interface Given {
  value: unknown
  as: string
}

const PREFIX = 'PIPELINE_'

const ALONE = 'log is "memory", which one process alone can read and write: start it as all, or set log to "kafka".'

/** @param role What the process is to do: not all of it needs a key. */
export function readSettings(role: Role, { file = {}, environment }: Sources): ReadSettings {
  const given = new Map(SETTINGS.map((setting) => [setting, givenIn(setting, file, environment)]))
  const valueOf = (name: string): unknown => valueIn(settingNamed(name), given.get(settingNamed(name)))
  const others = {
    log: valueOf('log'),
    hasSasl: [...given].some(([{ path }, value]) => path[1] === 'sasl' && value !== undefined)
  }
  const problems = [
    ...unknownIn(file),
    ...unknownVariables(environment),
    ...(others.log === 'memory' && role !== 'all' ? [ALONE] : []),
    ...[...given].flatMap(([setting, value]) => problemsOf(setting, value, role, others))
  ]
  const mask = textMask(
    [...given].flatMap(([{ kind }, one]) => (kind.isSecret && isText(one?.value) ? [one.value] : []))
  )
  return {
    problems: problems.map(mask),
    valueOf,
    ...(problems.length === 0 && { settings: nested(SETTINGS.map(({ path }) => [path, valueOf(path.join('.'))])) })
  }
}

/** What a setting says, or its default; undefined where it is wrong. */
function valueIn({ kind, default: otherwise }: Setting, given: Given | undefined): unknown {
  if (given === undefined) return otherwise
  return kind.takes(given.value) ? given.value : undefined
}

function givenIn(setting: Setting, file: unknown, environment: Sources['environment']): Given | undefined {
  const variable = variableOf(setting)
  const text = environment[variable]
  if (text !== undefined) return { value: setting.kind.parse(text), as: variable }
  const value = setting.path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), file)
  return value === undefined ? undefined : { value, as: nameOf(setting) }
}

function problemsOf(
  setting: Setting,
  given: Given | undefined,
  role: Role,
  others: { log: unknown; hasSasl: boolean }
): string[] {
  if (given && !setting.kind.takes(given.value)) {
    return [`${given.as} is ${shown(setting.kind, given.value)}, and must be ${setting.kind.wanted}.`]
  }
  const isEmpty = given === undefined || (Array.isArray(given.value) && given.value.length === 0)
  if (!isEmpty || !setting.required?.(role, others)) return []
  return [`${nameOf(setting)} is missing: set it in the file, or as ${variableOf(setting)}.`]
}

/** What stands in the file and is no setting, at whatever depth. */
function unknownIn(file: unknown, path: readonly string[] = []): string[] {
  if (!isObject(file)) return [`${path.join('.') || 'The file'} holds ${aKindOf(file)}, and must hold an object.`]
  const within = SETTINGS.filter((setting) => path.every((name, depth) => setting.path[depth] === name))
  const known = [...new Set(within.map((setting) => setting.path[path.length]))]
  return Object.keys(file).flatMap((name) => {
    if (!known.includes(name)) return [unknown(name, known, [...path, ''].join('.'))]
    const isGroup = within.some(
      (setting) => setting.path[path.length] === name && setting.path.length > path.length + 1
    )
    return isGroup ? unknownIn(file[name], [...path, name]) : []
  })
}

function unknownVariables(environment: Sources['environment']): string[] {
  const known = SETTINGS.map((setting) => variableOf(setting).slice(PREFIX.length))
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name.slice(PREFIX.length)))
    .map((name) => unknown(name.slice(PREFIX.length), known, PREFIX))
}

/** @param before What stands before all of the names. */
function unknown(name: string, known: readonly string[], before: string): string {
  const meant = nearest(name, known)
  const remedy = meant
    ? `; did you mean ${before}${meant}?`
    : `. There are: ${known.map((one) => before + one).join(', ')}.`
  return `There is no setting ${before}${name}${remedy}`
}

/** Values by their paths as objects in each other. */
function nested(values: [path: readonly string[], value: unknown][]): PipelineSettings {
  const all: Fields = {}
  for (const [path, value] of values) {
    if (value === undefined) continue
    const inner = path.slice(0, -1).reduce<Fields>((outer, name) => (outer[name] ??= {}) as Fields, all)
    inner[path[path.length - 1]] = value
  }
  return all as unknown as PipelineSettings
}
