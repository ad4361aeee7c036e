import type { InputField } from '@segment/actions-core'

/** What a field is mapped to. */
export type Mapping = NonNullable<InputField['default']>

/** A mapping that takes the first value that exists: `coalesce(a, b)` in the words of Segment's mapping editor. */
export function coalesce(first: Mapping, fallback: Mapping): Mapping {
  return { '@if': { exists: first, then: first, else: fallback } }
}

/** A mapping of a path in the event. */
export function path(of: string): Mapping {
  return { '@path': of }
}

/** A mapping of a text; what is no text, such as an object, gives nothing, where the framework would reject the event. */
export function text(of: string): Mapping {
  return { '@replace': { value: path(of), pattern: ' ', replacement: '' } }
}
