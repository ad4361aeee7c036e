/** JSON that others wrote: parsed so that neither its depth nor its keys can hurt. */

export type JsonObject = Record<string, unknown>

/** Levels of nesting that are parsed at all: beyond it, every later step that recurses would be at risk. */
const MAX_PARSED_DEPTH = 200

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An empty object in which `__proto__` and `constructor` are keys like any other. */
export const emptyObject = (): JsonObject => Object.create(null) as JsonObject

/** A map as an object that JSON can write, without inherited keys. */
export function objectOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const object = emptyObject() as Record<string, Value>
  for (const [key, value] of entries) object[key] = value
  return object
}

/**
 * Parses JSON.
 *
 * @throws {SyntaxError} when it is no JSON, or nested more than 200 levels deep
 */
export function parseJson(text: string): unknown {
  if (deepestIn(text) > MAX_PARSED_DEPTH) throw new SyntaxError(`JSON is nested deeper than ${MAX_PARSED_DEPTH} levels`)
  return JSON.parse(text) as unknown
}

const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((c) =>
  c.charCodeAt(0)
)

/** Depth of a JSON text, found without recursion and before anything of it is built. */
function deepestIn(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) deepest = Math.max(deepest, ++depth)
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth--
  }
  return deepest
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

/** Levels of objects and arrays in a parsed value: 0 for a string, 1 for `{}`. */
export function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let deepest = 0
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner))
  return deepest + 1
}

/** Whether an array stands directly inside an array anywhere in a value. */
export function hasNestedArray(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner: unknown[] = Object.values(value)
  return (Array.isArray(value) && inner.some(Array.isArray)) || inner.some(hasNestedArray)
}
