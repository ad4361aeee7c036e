import { printable } from '../command/printable'
import type { AnyEvent } from './api'

/** What a call is, in a few words: its type and its name, or the group or the user that it is about. */
export function titleOf(event: AnyEvent | undefined): string {
  if (!event) return ''
  const name = event.event ?? event.name ?? event.groupId ?? event.previousId
  const parts = [event.type, name].filter((part) => typeof part === 'string' || typeof part === 'number')
  return printable(parts.join(': '))
}
