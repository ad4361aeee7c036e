import type { LiveCall } from '../../api'
import type { Standing } from './standing'
import { standingsOf } from './standing'

export interface LiveFilter {
  /** Words that must all occur in what is shown of a call, in upper or lower case. */
  text: string
  /** How it must stand, in one subscription at least. Absent: in any way. */
  standing?: Standing
}

export function matching(calls: LiveCall[], { text, standing }: LiveFilter): LiveCall[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && !standing) return calls
  return calls.filter((call) => {
    if (standing && !standingsOf(call).includes(standing)) return false
    if (words.length === 0) return true
    const shown = textOf(call)
    return words.every((word) => shown.includes(word))
  })
}

function textOf({ title, user, library, messageId, invalid = '', withheld = '', parts = [] }: LiveCall): string {
  const told = parts.flatMap(({ subscription, outcome }) => [subscription, messageIn(outcome)])
  return [title, user, library, messageId, invalid, withheld, ...told].join('\n').toLowerCase()
}

function messageIn(outcome: NonNullable<LiveCall['parts']>[number]['outcome']): string {
  return outcome && 'message' in outcome ? outcome.message : ''
}
