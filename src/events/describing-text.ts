import { isWellFormed } from '../amplitude/well-formed'

/**
 * A value as a text that describes an event: text as it is, a number by its digits.
 * @returns `undefined` for what says nothing or cannot be text: such a value is left out, and costs no event its delivery.
 */
export function describingText(value: unknown): string | undefined {
  if (typeof value === 'string') return value !== '' && isWellFormed(value) ? value : undefined
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** The first of some values that is a text. See `describingText`. */
export function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = describingText(value)
    if (text !== undefined) return text
  }
  return undefined
}
