/** Settings from a file and from the environment, checked: all that is wrong is said at once. */
import { isObject } from '../../src/events/plain-object'
import { shown } from './kinds'
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
  /** The file of subscriptions, where one is named, whatever else is wrong. */
  subscriptionsFile?: string
}

/** A value and the name under which somebody set it. */
interface Given {
  value: unknown
  as: string
}

const PREFIX = 'PIPELINE_'

/** @param role What the process is to do: not all of it needs a key. */
export function readSettings(role: Role, { file = {}, environment }: Sources): ReadSettings {
  const given = new Map(SETTINGS.map((setting) => [setting, givenIn(setting, file, environment)]))
  const valueOf = (name: string) => given.get(settingNamed(name))?.value ?? settingNamed(name).default
  const others = {
    log: valueOf('log'),
    hasSasl: [...given].some(([{ path }, value]) => path[1] === 'sasl' && value !== undefined)
  }
  const problems = [
    ...unknownIn(file),
    ...unknownVariables(environment),
    ...[...given].flatMap(([setting, value]) => problemsOf(setting, value, role, others))
  ]
  const subscriptions = valueOf('subscriptions')
  return {
    problems,
    ...(problems.length === 0 && {
      settings: nested([...given].map(([{ path, default: otherwise }, one]) => [path, one?.value ?? otherwise]))
    }),
    ...(typeof subscriptions === 'string' && subscriptions !== '' && { subscriptionsFile: subscriptions })
  }
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
  const within = SETTINGS.filter((setting) => path.every((name, depth) => setting.path[depth] === name))
  if (!isObject(file)) {
    const [name = 'The file'] = [path.join('.')].filter(Boolean)
    return [
      `${name} holds ${
        Array.isArray(file) ? 'a list' : `a ${file === null ? 'null' : typeof file}`
      }, and must hold an object.`
    ]
  }
  const known = [...new Set(within.map((setting) => setting.path[path.length]))]
  return Object.keys(file).flatMap((name) => {
    const inner = [...path, name]
    if (!known.includes(name)) return [unknown(inner.join('.'), knownNames(path, known))]
    return within.some((setting) => setting.path[path.length] === name && setting.path.length > inner.length)
      ? unknownIn(file[name], inner)
      : []
  })
}

const knownNames = (path: readonly string[], known: readonly string[]): string[] =>
  known.map((name) => [...path, name].join('.'))

function unknownVariables(environment: Sources['environment']): string[] {
  const known = SETTINGS.map(variableOf)
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .map((name) => unknown(name, known))
}

function unknown(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return `There is no setting ${name}${meant ? `; did you mean ${meant}?` : `. There are: ${known.join(', ')}.`}`
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
