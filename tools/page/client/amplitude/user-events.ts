import { useEffect, useState } from 'react'
import type { EventView } from '../../../sandbox/sandbox'
import { ask } from '../ask'
import type { ShownUser } from './sandbox-state'

/** How many of a user's events are asked for. */
const LIMIT = 200

/** The newest events of a user, in the order of their arrival. */
export function useUserEvents({ amplitude_id, events: count }: ShownUser): EventView[] {
  const [read, setRead] = useState<{ of: number; events: EventView[] }>()
  useEffect(() => {
    let isWanted = true
    ask.sandbox<EventView[]>(`/events?limit=${LIMIT}&amplitude_id=${amplitude_id}`).then(
      (events) => isWanted && setRead({ of: amplitude_id, events }),
      () => undefined
    )
    return () => {
      isWanted = false
    }
    // A user that has more events now is asked for again.
  }, [amplitude_id, count])
  return read?.of === amplitude_id ? read.events : []
}

/** Events that belong together. */
export interface Session {
  /** When it began, in ms since the epoch; absent for events outside of one. */
  start?: number
  /** Newest first. */
  events: EventView[]
}

/**
 * The events by their sessions, the newest first. Amplitude's session id is the time at which the session began, and -1, or
 * none, for an event outside of one.
 */
export function sessionsOf(events: EventView[]): Session[] {
  const sessions = new Map<number | undefined, EventView[]>()
  for (const view of newestFirst(events)) {
    const start = sessionIn(view.event)
    const known = sessions.get(start)
    if (known) known.push(view)
    else sessions.set(start, [view])
  }
  return [...sessions].map(([start, of]) => ({ start, events: of }))
}

function sessionIn({ session_id }: Record<string, unknown>): number | undefined {
  return typeof session_id === 'number' && session_id > 0 ? session_id : undefined
}

/** When an event happened, in ms since the epoch: as it says, else when it arrived. */
export function timeOf({ event: { time }, server_upload_time }: EventView): number {
  return typeof time === 'number' ? time : server_upload_time
}

function newestFirst(events: EventView[]): EventView[] {
  return [...events].reverse().sort((one, other) => timeOf(other) - timeOf(one))
}

/** A moment as it is read. */
export function momentInWords(ms: number): string {
  const date = new Date(ms)
  // Years that Date has no words for.
  return Number.isNaN(date.getTime())
    ? String(ms)
    : date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium' })
}
