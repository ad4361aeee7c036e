import { PayloadValidationError } from '@segment/actions-core'
import type { Properties } from '../amplitude/event'
import { MAX_PROPERTY_DEPTH } from '../amplitude/limits'
import { isWellFormed } from '../amplitude/well-formed'
import { isExact } from './decimal'

/**
 * Properties without what Amplitude does not take. A list directly inside a list, and anything deeper than 40 levels, become
 * their JSON text, so that the rest of the value survives; lists of objects stay as they are (HTTP V2 API, "Considerations": nested
 * arrays are not supported). What would arrive as something else is left out: null, numbers that are none, whole numbers
 * beyond 2^53, and text with half a character. Properties that hold nothing of the kind are returned as they are, not copied.
 * @param level At which the properties stand in what is sent, the first being 1.
 * @throws PayloadValidationError where a value is too deep to become text.
 */
export function sendableProperties(properties: Properties, level?: number): Properties
export function sendableProperties(properties?: Properties): Properties | undefined
export function sendableProperties(properties?: Properties, level = 1): Properties | undefined {
  return properties && sendableObject(properties, level)
}

/** @returns `undefined` where the value is to be left out. */
function sendable(value: unknown, level: number, insideList: boolean): unknown {
  if (!isNested(value)) return sendableScalar(value)
  if (level > MAX_PROPERTY_DEPTH || (insideList && Array.isArray(value))) return toText(value)
  return Array.isArray(value) ? sendableList(value, level) : sendableObject(value as Properties, level)
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** @returns `undefined` where the value is to be left out. */
function sendableScalar(value: unknown): unknown {
  if (typeof value === 'string') return isWellFormed(value) ? value : undefined
  if (typeof value === 'number') return isExact(value) ? value : undefined
  return value ?? undefined
}

/** The JSON text of a value, without what a value itself would be without. */
function toText(value: object): string {
  try {
    return JSON.stringify(value, (_name, part: unknown) => (isNested(part) ? part : sendableScalar(part)))
  } catch {
    throw new PayloadValidationError(
      'The properties hold a value that is nested thousands of levels deep. Send it less deep, or leave it out.'
    )
  }
}

function sendableList(list: unknown[], level: number): unknown[] {
  // JSON makes null of what is undefined in a list, and of a place that was never filled, which `map` passes over.
  const items = Array.from(list, (item) => sendable(item, level + 1, true))
  const isSame = items.every((item, index) => item !== undefined && item === list[index])
  return isSame ? list : items.filter((item) => item !== undefined)
}

function sendableObject(object: Properties, level: number): Properties {
  let changed: Properties | undefined
  for (const name of Object.keys(object)) {
    const value = object[name]
    const sent = isWellFormed(name) ? sendable(value, level + 1, false) : undefined
    if (sent === value) continue
    changed ??= { ...object }
    if (sent === undefined) delete changed[name]
    else changed[name] = sent
  }
  return changed ?? object
}
