import { useCallback, useEffect, useRef, useState } from 'react'
import type { EventView, GroupView, MappingView, ProjectName, ProjectView, UserView } from '../../../sandbox/sandbox'
import { ask } from '../ask'

export type ShownUser = UserView & ProjectName
export type ShownGroup = GroupView & ProjectName

/** What the sandbox holds. */
export interface SandboxState {
  projects: ProjectView[]
  users: ShownUser[]
  groups: ShownGroup[]
  mappings: MappingView[]
  /** The newest, in the order of their arrival. */
  events: EventView[]
}

const EMPTY: SandboxState = { projects: [], users: [], groups: [], mappings: [], events: [] }

/** How many of each are shown. */
const LIMIT = 500

/** Ms from the first message of the sandbox to reading it: the rest of a batch arrives in that time. */
const SETTLE_MS = 80

/** The users of the sandbox, as they are at this moment. */
export function usersNow(): Promise<ShownUser[]> {
  return ask.sandbox<ShownUser[]>(`/users?limit=${LIMIT}`)
}

async function stateNow(): Promise<SandboxState> {
  const [{ projects }, users, groups, mappings, events] = await Promise.all([
    ask.sandbox<{ projects: ProjectView[] }>('/state'),
    usersNow(),
    ask.sandbox<ShownGroup[]>(`/groups?limit=${LIMIT}`),
    ask.sandbox<MappingView[]>(`/mappings?limit=${LIMIT}`),
    ask.sandbox<EventView[]>(`/events?limit=${LIMIT}`)
  ])
  return { projects, users, groups, mappings, events }
}

/** What the sandbox holds, live: read anew whenever it tells that something arrived. */
export function useSandboxState(): { state: SandboxState; isLive: boolean } {
  const [state, setState] = useState(EMPTY)
  const [isLive, setIsLive] = useState(false)
  const timer = useRef<number>(undefined)
  const refresh = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      stateNow().then(setState, () => setIsLive(false))
    }, SETTLE_MS)
  }, [])
  useEffect(() => {
    const stream = new EventSource('/sandbox/stream')
    stream.onopen = () => {
      setIsLive(true)
      refresh()
    }
    stream.onerror = () => setIsLive(false)
    for (const name of ['request', 'reset']) stream.addEventListener(name, refresh)
    return () => {
      stream.close()
      window.clearTimeout(timer.current)
    }
  }, [refresh])
  return { state, isLive }
}
