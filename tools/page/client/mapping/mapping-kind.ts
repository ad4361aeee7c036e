import type { InputField, JSONObject, JSONValue } from '@segment/actions-core'

/** How a mapping is edited. */
export type MappingKind = 'none' | 'path' | 'coalesce' | 'template' | 'literal' | 'object' | 'json'

export type Mapping = JSONValue | undefined

/** The part of a field that says how it can be mapped; also properties of objects have it. */
export type Mappable = Pick<InputField, 'type' | 'multiple' | 'choices' | 'properties'>

/** What the kinds are called. */
export const KIND_LABELS: Record<MappingKind, string> = {
  none: 'Not mapped',
  path: 'Path',
  coalesce: 'First of',
  template: 'Template',
  literal: 'Value',
  object: 'Keys and values',
  json: 'JSON'
}

/** The kinds that a field can be mapped by. */
export function kindsOf({ type, multiple }: Mappable): MappingKind[] {
  if (type === 'object')
    return multiple ? ['none', 'path', 'coalesce', 'json'] : ['none', 'path', 'coalesce', 'object', 'json']
  return ['none', 'path', 'coalesce', 'template', 'literal', 'json']
}

/** The kind by which a mapping can be edited without losing anything of it. */
export function kindOf(field: Mappable, mapping: Mapping): MappingKind {
  if (mapping === undefined || mapping === null) return 'none'
  if (typeof mapping !== 'object') return field.type === 'object' ? 'json' : 'literal'
  if (Array.isArray(mapping)) return isListOfTexts(field, mapping) ? 'literal' : 'json'
  if (typeof only(mapping, '@path') === 'string') return 'path'
  if (typeof only(mapping, '@template') === 'string') return 'template'
  if (coalescedPaths(mapping)) return 'coalesce'
  const isDirective = Object.keys(mapping).some((key) => key.startsWith('@'))
  return field.type === 'object' && !field.multiple && !isDirective ? 'object' : 'json'
}

/**
 * A mapping of another kind to begin with: it keeps what the one before says wherever the new kind can say it.
 * @param mapping What the field is mapped to now.
 */
export function changeKind(field: Mappable, mapping: Mapping, kind: MappingKind): Mapping {
  if (kindOf(field, mapping) === kind) return mapping
  switch (kind) {
    case 'none':
      return undefined
    case 'path':
      return { '@path': pathIn(mapping) }
    case 'coalesce':
      return coalesce(field, [pathIn(mapping), ''])
    case 'template':
      return { '@template': templateIn(mapping) }
    case 'literal':
      return firstLiteral(field, isText(mapping) ? textOf(mapping) : '')
    case 'object':
      return {}
    case 'json':
      return mapping ?? ''
  }
}

/** The path that a mapping begins with: a template of one part is one, too. Empty where there is none yet. */
function pathIn(mapping: Mapping): string {
  const said = textOf(mapping)
  const [, part] = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(said) ?? []
  if (said.startsWith('$')) return said
  return part === undefined ? '' : `$.${part}`
}

function templateIn(mapping: Mapping): string {
  const said = textOf(mapping)
  return said.startsWith('$.') && said.length > 2 ? `{{${said.slice(2)}}}` : isText(mapping) ? said : ''
}

function isText(mapping: Mapping): boolean {
  return typeof mapping !== 'object'
}

/**
 * The paths of a mapping that takes the first of them that holds something: an `@if` that asks for the same path as its `then`.
 * @returns Undefined where it is another mapping.
 */
export function coalescedPaths(mapping: Mapping): string[] | undefined {
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return undefined
  const single = only(mapping, '@path')
  if (typeof single === 'string') return [single]
  const { exists, blank, then, else: otherwise, ...others } = (only(mapping, '@if') ?? {}) as Record<string, Mapping>
  const first = coalescedPaths(then)
  const rest = otherwise === undefined ? [] : coalescedPaths(otherwise)
  if (first?.length !== 1 || !rest || Object.keys(others).length > 0) return undefined
  const [path] = first
  const asksForIt = blank === undefined ? isPathOf(exists, path) : exists === undefined && isTextAt(blank, path)
  return asksForIt ? [...first, ...rest] : undefined
}

function isPathOf(condition: Mapping, path: string): boolean {
  return JSON.stringify(condition) === JSON.stringify({ '@path': path })
}

/** Whether a condition asks what a path has as text: its options may be left to the framework. */
function isTextAt(condition: Mapping, path: string): boolean {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return false
  const { pattern, replacement, value } = (only(condition, '@replace') ?? {}) as Record<string, Mapping>
  return pattern === ' ' && replacement === '' && isPathOf(value, path)
}

/** What a field has at a path as text, and empty text where it has something else: what the destination's own mappings ask for. */
function heldText(path: string): JSONObject {
  return { '@replace': { pattern: ' ', replacement: '', ignorecase: false, global: true, value: { '@path': path } } }
}

/**
 * The mapping that takes the first of some paths that holds something. A text that is empty holds nothing; an object or a list is
 * taken for an object alone.
 * @param paths At least one.
 */
export function coalesce(field: Pick<Mappable, 'type'>, [path, ...rest]: string[]): JSONObject {
  const first = { '@path': path }
  if (rest.length === 0) return first
  const condition: JSONObject = field.type === 'object' ? { exists: first } : { blank: heldText(path) }
  return { '@if': { ...condition, then: first, else: coalesce(field, rest) } }
}

/** The text of a path, a template or a literal. */
export function textOf(mapping: Mapping): string {
  if (mapping === undefined || mapping === null) return ''
  if (typeof mapping !== 'object') return String(mapping)
  if (Array.isArray(mapping)) return ''
  const text = only(mapping, '@path') ?? only(mapping, '@template') ?? coalescedPaths(mapping)?.[0]
  return typeof text === 'string' ? text : ''
}

function firstLiteral({ type, multiple, choices }: Mappable, said: string): Mapping {
  if (multiple) return []
  if (type === 'boolean') return false
  if (type === 'number' || type === 'integer') return Number(said) || 0
  const [choice] = choices ?? []
  if (choice === undefined) return said
  return typeof choice === 'string' ? choice : choice.value
}

function isListOfTexts({ type, multiple }: Mappable, mapping: JSONValue[]): boolean {
  return multiple === true && type === 'string' && mapping.every((item) => typeof item === 'string')
}

function only(mapping: Record<string, unknown>, key: string): unknown {
  return Object.keys(mapping).length === 1 ? mapping[key] : undefined
}
