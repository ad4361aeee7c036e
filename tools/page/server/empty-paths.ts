import type { JSONValue } from '@segment/actions-core'

/**
 * The paths in a mapping that name nothing yet. The framework takes them for the whole event, which nobody means.
 * @returns A message by the key of the field.
 */
export function emptyPaths(mapping: Record<string, JSONValue | undefined>): Record<string, string> {
  const found = Object.entries(mapping).flatMap(([key, value]) => {
    const [place] = placesIn(value ?? null, [key])
    return place ? [[key, messageOf(place)] as const] : []
  })
  return Object.fromEntries(found)
}

function messageOf(place: string[]): string {
  return `The path of ${place.join(
    '.'
  )} is empty. Write one such as $.properties.plan, or choose another way to map it.`
}

/** Where such paths stand, by the names of what they are in; those of directives are no names. */
function placesIn(value: JSONValue, place: string[]): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, JSONValue]) => {
    if (key === '@path') return typeof inner === 'string' && /^(\$\.?)?$/.test(inner.trim()) ? [place] : []
    return placesIn(inner, isOfDirective(key, value) ? place : [...place, key])
  })
}

function isOfDirective(key: string, value: object): boolean {
  return key.startsWith('@') || ['exists', 'blank', 'then', 'else', 'value'].includes(key) || Array.isArray(value)
}
