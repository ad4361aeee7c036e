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

/**
 * A mapping of an option that a call may carry for this destination alone, under its own name or that of the classic
 * destination, so that calls written for the one keep working with the other.
 */
export function integrationsOption(name: string): Mapping {
  return coalesce(path(`$.integrations.Actions Amplitude.${name}`), path(`$.integrations.Amplitude.${name}`))
}
