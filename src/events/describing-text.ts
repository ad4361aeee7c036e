import { isWellFormed } from '../amplitude/well-formed'
import { isExact } from './decimal'

/**
 * A value as a text that describes an event: text as it is, a number by its digits. Spaces alone say nothing.
 * @returns `undefined` for what says nothing or cannot be text: such a value is left out, and costs no event its delivery.
 */
export function describingText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() !== '' && isWellFormed(value) ? value : undefined
  return isExact(value) ? String(value) : undefined
}

/** The first of some values that is a text. See `describingText`. */
export function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = describingText(value)
    if (text !== undefined) return text
  }
  return undefined
}

/** Texts that the framework makes of truth values, where a path leads into one. */
const TRUTH_VALUES = new Set<unknown>(['true', 'false'])

/** A text that is mapped by a path of its own, which is to be no truth value. */
export function mappedText(value: unknown): string | undefined {
  return TRUTH_VALUES.has(value) ? undefined : describingText(value)
}
