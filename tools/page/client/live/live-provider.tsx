import type { ReactNode } from 'react'
import { createContext, useContext, useState } from 'react'
import type { LiveNews } from '../../api'
import { inWords } from '../amplitude/revenue'
import { usePlaces } from '../layout/places'
import { usePageStream } from '../page-stream'
import type { LiveState } from './live-state'
import { countSince, newestOf, NO_CALLS, withNews } from './live-state'
import { useSubscriptionsOfClients } from './subscriptions-of-clients'

interface Live {
  state: LiveState
  isConnected: boolean
  /** Why the server does not know what calls are to run with. */
  subscriptionsTrouble?: string
}

const Context = createContext<Live | undefined>(undefined)

/** The calls that clients send, also while something else is looked at. */
export function useLive(): Live {
  const live = useContext(Context)
  if (!live) throw new Error('There are no live calls around this component.')
  return live
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(NO_CALLS)
  const isConnected = usePageStream('/page/live', {
    messages: { news: (data) => setState((former) => withNews(former, JSON.parse(data) as LiveNews)) }
  })
  const subscriptionsTrouble = useSubscriptionsOfClients(isConnected)
  return <Context value={{ state, isConnected, subscriptionsTrouble }}>{children}</Context>
}

/** Says how many calls came since they were looked at. */
export function LiveTitle() {
  const { state } = useLive()
  const { isShown } = usePlaces()
  const unseen = useUnseen(state, isShown('live'))
  return <>Live{unseen > 0 && `: ${inWords(unseen)} new`}</>
}

function useUnseen(state: LiveState, isLookedAt: boolean): number {
  const [seen, setSeen] = useState(0)
  const newest = newestOf(state)
  // A server that was started anew counts from the beginning.
  const known = isLookedAt ? newest : Math.min(seen, newest)
  if (known !== seen) setSeen(known)
  return countSince(known, state)
}
