import type { Groups } from '../amplitude/event'

/**
 * Groups as Amplitude takes them: names of groups are text, one or a list of them. Types without a group are left out.
 * @param groups Group type → group or list of groups, as it comes with the call.
 */
export function toGroups(groups?: { [type: string]: unknown }): Groups | undefined {
  if (!groups) return undefined
  const entries = Object.entries(groups).flatMap(([type, value]) => {
    const names = Array.isArray(value) ? value.filter(isName).map(String) : isName(value) ? String(value) : []
    return names.length > 0 ? [[type, names] as const] : []
  })
  return Object.fromEntries(entries)
}

function isName(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
}
