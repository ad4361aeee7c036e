/** What is said of calls that could not be delivered before the server stopped. */
import type { OpenCall } from '../../pipeline/deliver/deliverer'
import { printable } from '../command/printable'

/** Calls that are named one by one. */
const MOST_NAMED = 20

/** A line for each call, or for the first ones and how many there are. */
export function openCallLines(open: readonly OpenCall[]): string[] {
  if (open.length === 0) return []
  const more = open.length - MOST_NAMED
  return [
    `${open.length} ${open.length === 1 ? 'call was' : 'calls were'} not delivered:`,
    ...open.slice(0, MOST_NAMED).map(lineOf),
    ...(more > 0 ? [`  and ${more} more`] : [])
  ]
}

function lineOf({ call: { type, messageId }, open }: OpenCall): string {
  const reasons = open.map(({ subscription, reason }) => [subscription, reason].filter(Boolean).join(': '))
  return printable(`  ${type} ${messageId} (${reasons.join('; ')})`)
}
