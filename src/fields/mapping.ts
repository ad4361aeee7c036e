import type { InputField } from '@segment/actions-core'

/** What a field is mapped to. */
export type Mapping = NonNullable<InputField['default']>

/**
 * A mapping that takes the first of two paths that holds something: missing, null and empty text hold nothing, and neither
 * do objects and lists, which would be rejected as text.
 */
export function coalesce(first: string, fallback: string): Mapping {
  return whereText(first, path(first), path(fallback))
}

/**
 * A mapping that depends on whether there is text at a path: missing, null and empty text are none, and neither are objects and
 * lists.
 * `exists` takes an empty text for a value, and `blank` compares its value by `!=`: an object with a `toString` of its own makes that
 * throw, and the framework loses the whole batch. `@replace` gives text or nothing, whatever it finds; all its options are given, as
 * the framework writes missing ones into the mapping that it is handed.
 */
export function whereText(of: string, then: Mapping, otherwise: Mapping): Mapping {
  return {
    '@if': {
      // The framework's `blank` takes `then` for a value that is neither missing nor empty.
      blank: { '@replace': { pattern: ' ', replacement: '', ignorecase: false, global: true, value: path(of) } },
      then,
      else: otherwise
    }
  }
}

/** A mapping of a path in the event. */
export function path(of: string): Mapping {
  return { '@path': of }
}

/** A mapping that takes the first of two paths at which there is anything, be it an empty text or an object. */
export function firstThatExists(first: string, fallback: string): Mapping {
  return { '@if': { exists: path(first), then: path(first), else: path(fallback) } }
}

/**
 * A mapping of an object of which the destination reads what it knows. What stands there and is none, such as the list into which PHP makes
 * an empty object, becomes an object too, as the framework would reject the event.
 */
export function objectAt(of: string): Mapping {
  return { '@merge': { direction: 'right', objects: [path(of)] } }
}
