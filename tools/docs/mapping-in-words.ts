/**
 * A mapping, as one would say it. Directives that it does not know are shown as JSON.
 * @param mapping What a field is mapped to by default.
 * @returns Markdown; a dash where there is no mapping.
 */
export function mappingInWords(mapping: unknown): string {
  if (mapping === undefined || mapping === null) return '–'
  if (Array.isArray(mapping)) return mapping.map(mappingInWords).join(', ')
  if (typeof mapping === 'object') return objectInWords(mapping as Record<string, unknown>)
  return code(mapping as string | number | boolean)
}

function code(value: string | number | boolean): string {
  return `\`${value}\``
}

function objectInWords(mapping: Record<string, unknown>): string {
  const [name = '', ...others] = Object.keys(mapping)
  const directive = name.startsWith('@') && others.length === 0 ? DIRECTIVES[name] : undefined
  const words = directive?.(mapping[name])
  if (words !== undefined) return words
  if (name.startsWith('@')) return `\`${JSON.stringify(mapping)}\``
  return Object.entries(mapping)
    .map(([key, value]) => `${key} ← ${mappingInWords(value)}`)
    .join('; ')
}

interface Condition {
  exists?: unknown
  blank?: unknown
  then?: unknown
  else?: unknown
}

const DIRECTIVES: Record<string, ((value: unknown) => string | undefined) | undefined> = {
  '@path': (path) => `\`${String(path)}\``,
  '@template': (template) => `\`${String(template)}\``,
  '@if': (value) => conditionInWords(value as Condition),
  '@merge': (value) => mergeInWords(value as { objects?: unknown[] })
}

/** What is merged with nothing else, and is an object by that. */
function mergeInWords({ objects = [] }: { objects?: unknown[] }): string | undefined {
  return objects.length === 1 ? mappingInWords(objects[0]) : undefined
}

function conditionInWords({ exists, blank, then, else: otherwise }: Condition): string | undefined {
  const asked = exists ?? valueIn(blank)
  if (asked === undefined) return undefined
  const isCoalesce = JSON.stringify(asked) === JSON.stringify(then)
  const first = isCoalesce ? mappingInWords(then) : `${mappingInWords(then)} if there is ${mappingInWords(asked)}`
  return otherwise === undefined ? first : `${first}, else ${mappingInWords(otherwise)}`
}

/** What is looked at, where a condition looks at its text alone. */
function valueIn(blank: unknown): unknown {
  if (typeof blank !== 'object' || blank === null) return undefined
  const { value } = (blank as { '@replace'?: { value?: unknown } })['@replace'] ?? {}
  return value ?? blank
}
