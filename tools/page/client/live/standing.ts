import type { LiveCall, LivePart } from '../../api'
import type { StatusColor } from '../status-badge'

/** How a call can stand: in one subscription, or in all. */
export type Standing = NonNullable<LivePart['outcome']>['kind'] | 'pending' | 'none' | 'withheld' | 'invalid'

export const STANDINGS: Record<Standing, { words: string; color: StatusColor }> = {
  delivered: { words: 'delivered', color: 'teal' },
  refused: { words: 'refused', color: 'red' },
  waiting: { words: 'waiting', color: 'indigo' },
  behind: { words: 'waiting for an earlier call of its user', color: 'indigo' },
  pending: { words: 'on its way', color: 'gray' },
  none: { words: 'no subscription takes it', color: 'gray' },
  withheld: { words: 'withheld', color: 'gray' },
  invalid: { words: 'no valid call', color: 'red' }
}

export function standingOfPart({ outcome }: LivePart): Standing {
  return outcome?.kind ?? 'pending'
}

/** How a call stands: in each subscription that takes it, or in all where there is none. */
export function standingsOf({ invalid, withheld, parts }: LiveCall): Standing[] {
  if (invalid !== undefined) return ['invalid']
  if (withheld !== undefined) return ['withheld']
  if (!parts) return ['pending']
  return parts.length === 0 ? ['none'] : parts.map(standingOfPart)
}
