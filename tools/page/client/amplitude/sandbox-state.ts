import { useCallback, useEffect, useRef, useState } from 'react'
import type { EventView, GroupView, MappingView, ProjectName, ProjectView, UserView } from '../../../sandbox/sandbox'
import type { AnyEvent } from '../../api'
import { ask } from '../ask'
import { usePageStream } from '../page-stream'

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

/** How many of each are asked for. */
const LIMIT = 500

/** How many of the events sent have their users asked for by name, who may not be among the newest. */
const NAMED_USERS = 20

/** Ms from the first message of the sandbox to reading it: the rest of a batch arrives in that time. */
const SETTLE_MS = 80

/** The users of the sandbox as they are at this moment: the newest, and those of some events. */
export async function usersNow(of: AnyEvent[]): Promise<ShownUser[]> {
  const [newest, ...named] = await Promise.all([
    ask.sandbox<ShownUser[]>(`/users?limit=${LIMIT}`),
    ...idsIn(of).map((id) => ask.sandbox<ShownUser>(`/users/${encodeURIComponent(id)}`).catch(() => undefined))
  ])
  const known = new Map(newest.map((user) => [user.amplitude_id, user]))
  for (const user of named) if (user) known.set(user.amplitude_id, user)
  return [...known.values()]
}

function idsIn(events: AnyEvent[]): string[] {
  const ids = events.slice(0, NAMED_USERS).map(({ userId, anonymousId }) => userId ?? anonymousId)
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))]
}

async function stateNow(sent: AnyEvent[]): Promise<SandboxState> {
  const [{ projects }, users, groups, mappings, events] = await Promise.all([
    ask.sandbox<{ projects: ProjectView[] }>('/state'),
    usersNow(sent),
    ask.sandbox<ShownGroup[]>(`/groups?limit=${LIMIT}`),
    ask.sandbox<MappingView[]>(`/mappings?limit=${LIMIT}`),
    ask.sandbox<EventView[]>(`/events?limit=${LIMIT}`)
  ])
  return { projects, users, groups, mappings, events }
}

/**
 * What the sandbox holds, live: read anew whenever it tells that something arrived.
 * @param sent Events whose users are wanted, whether or not they are among the newest.
 * @param onConnected Called when the server is there, at first and again.
 */
export function useSandboxState(sent: AnyEvent[], onConnected: () => void) {
  const [state, setState] = useState(EMPTY)
  const timer = useRef<number>(undefined)
  const latest = useRef(0)
  const refresh = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      const reading = ++latest.current
      // Of answers that overtake each other, the last question's counts.
      stateNow(sent).then(
        (read) => reading === latest.current && setState(read),
        () => undefined
      )
    }, SETTLE_MS)
  }, [sent])
  useEffect(refresh, [refresh])
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const isConnected = usePageStream('/sandbox/stream', {
    onOpen: () => {
      refresh()
      onConnected()
    },
    messages: { request: refresh, reset: refresh }
  })
  return { state, isConnected }
}
