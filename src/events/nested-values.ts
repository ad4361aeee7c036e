import { PayloadValidationError } from '@segment/actions-core'
import type { Properties } from '../amplitude/event'
import { MAX_PROPERTY_DEPTH } from '../amplitude/limits'

/**
 * Properties without what Amplitude does not take: a list directly inside a list, and anything deeper than 40 levels, become
 * their JSON text, so that the rest of the value survives. Lists of objects stay as they are. HTTP V2 API, "Considerations":
 * nested arrays are not supported. Properties that hold nothing of the kind are returned as they are, not copied.
 * @throws PayloadValidationError where a value is too deep to become text.
 */
export function flattenNestedValues(properties: Properties): Properties
export function flattenNestedValues(properties?: Properties): Properties | undefined
export function flattenNestedValues(properties?: Properties): Properties | undefined {
  return properties && flattenObject(properties, 1)
}

function flatten(value: unknown, level: number, insideList: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (level > MAX_PROPERTY_DEPTH || (insideList && Array.isArray(value))) return toText(value)
  return Array.isArray(value) ? flattenList(value, level) : flattenObject(value as Properties, level)
}

function toText(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    throw new PayloadValidationError(
      'The properties hold a value that is nested thousands of levels deep. Send it less deep, or leave it out.'
    )
  }
}

function flattenList(list: unknown[], level: number): unknown[] {
  let changed: unknown[] | undefined
  list.forEach((item, index) => {
    const flat = flatten(item, level + 1, true)
    if (flat !== item) (changed ??= [...list])[index] = flat
  })
  return changed ?? list
}

function flattenObject(object: Properties, level: number): Properties {
  let changed: Properties | undefined
  for (const name of Object.keys(object)) {
    const flat = flatten(object[name], level + 1, false)
    if (flat !== object[name]) (changed ??= { ...object })[name] = flat
  }
  return changed ?? object
}
