import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCallback, useState } from 'react'
import type { LiveNews } from '../../api'
import { inWords } from '../amplitude/revenue'
import { usePageStream } from '../page-stream'
import { useTabState } from '../tab-state'
import { LivePanel } from './live-panel'
import type { LiveState } from './live-state'
import { countSince, newestOf, NO_CALLS, withNews } from './live-state'
import { useSubscriptionsOfClients } from './subscriptions-of-clients'

type View = 'event' | 'live'

function isView(stored: unknown): stored is View {
  return stored === 'event' || stored === 'live'
}

/** The event to work on, or the calls that clients send, of which one can become it. */
export function EventOrLive({ event }: { event: ReactNode }) {
  const [view, setView] = useTabState<View>({ key: 'view', isValid: isView, first: 'event' })
  const [state, setState] = useState(NO_CALLS)
  const isConnected = usePageStream('/page/live', {
    messages: { news: (data) => setState((former) => withNews(former, JSON.parse(data) as LiveNews)) }
  })
  const subscriptionsTrouble = useSubscriptionsOfClients(isConnected)
  const unseen = useUnseen(state, view === 'live')
  const showEvent = useCallback(() => setView('event'), [setView])
  return (
    // Hidden ones keep what was typed, and how it can be undone.
    <Tabs value={view} onChange={(value) => isView(value) && setView(value)} keepMountedMode="display-none">
      <Tabs.List mb="md" aria-label="Event or live calls">
        <Tabs.Tab value="event">Event</Tabs.Tab>
        <Tabs.Tab value="live">Live{unseen > 0 && `: ${inWords(unseen)} new`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="event">{event}</Tabs.Panel>
      <Tabs.Panel value="live">
        <LivePanel
          state={state}
          isConnected={isConnected}
          isShown={view === 'live'}
          subscriptionsTrouble={subscriptionsTrouble}
          onOpened={showEvent}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

/** How many calls came since they were looked at. */
function useUnseen(state: LiveState, isLookedAt: boolean): number {
  const [seen, setSeen] = useState(0)
  const newest = newestOf(state)
  // A server that was started anew counts from the beginning.
  const known = isLookedAt ? newest : Math.min(seen, newest)
  if (known !== seen) setSeen(known)
  return countSince(known, state)
}
