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

/**
 * A mapping of an option that a call may carry for this destination alone, under its own name or that of the classic
 * destination, so that calls written for the one keep working with the other.
 * A source on its way from the classic destination sends `{Amplitude: false}`, and a path into `false` gives `false`, which
 * exists and would be sent as the option. So a classic entry that is a text or a switch has no options. `text` keeps
 * `blank` from comparing an object, which would call a `toString` that the caller may have put there, and throw for a whole
 * batch.
 */
export function integrationsOption(name: string): Mapping {
  return coalesce(path(`$.integrations.Actions Amplitude.${name}`), {
    '@if': { blank: text('$.integrations.Amplitude'), else: path(`$.integrations.Amplitude.${name}`) }
  })
}
