import type { Groups } from '../amplitude/event'
import { describingText } from './describing-text'

/**
 * Groups as Amplitude takes them: names of groups are text, one or a list of them. Types without a group are left out.
 * @param groups Group type → group or list of groups, as it comes with the call.
 */
export function toGroups(groups?: { [type: string]: unknown }): Groups | undefined {
  if (!groups) return undefined
  const entries = Object.entries(groups).flatMap(([type, value]) => {
    const names = Array.isArray(value) ? value.flatMap(nameOf) : nameOf(value)[0]
    return describingText(type) && names && names.length > 0 ? [[type, names] as const] : []
  })
  return Object.fromEntries(entries)
}

/** The name of a group as a list of one; empty where it is none. */
function nameOf(value: unknown): string[] {
  const name = typeof value === 'boolean' ? String(value) : describingText(value)
  return name === undefined ? [] : [name]
}
