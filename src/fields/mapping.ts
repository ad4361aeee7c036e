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
