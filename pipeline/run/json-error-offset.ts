import type { ParseError } from 'jsonc-parser'
import { parseTree } from 'jsonc-parser'

/**
 * Where a text stops being JSON, which `JSON.parse` often keeps to itself.
 * @param text What `JSON.parse` refused.
 * @returns A position in the text; its end where the text just ends too early, or is nested too deep to be looked into.
 */
export function jsonErrorOffset(text: string): number {
  const errors: ParseError[] = []
  try {
    parseTree(text, errors, { disallowComments: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return errors[0]?.offset ?? text.length
}
