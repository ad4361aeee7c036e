import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { AnyEvent, Call, Example, PageSettings, Start, Subscription } from '../api'
import type { ShownUser } from './amplitude/sandbox-state'
import { usersNow } from './amplitude/sandbox-state'
import { ask } from './ask'
import type { ReadEvents } from './event/read-events'
import { readEvents } from './event/read-events'
import type { EditedState } from './history/use-edited'
import { useEdited } from './history/use-edited'
import type { Preview } from './preview'
import { usePreview } from './preview'
import { isText } from './stored-shapes'
import { useTabState } from './tab-state'

/** What was sent last, and what came of it. */
export interface Sent {
  events: AnyEvent[]
  /** The positions of its calls are those of these. */
  subscriptions: Subscription[]
  calls: Call[]
  live: boolean
  /** The sandbox's users before it. */
  usersBefore: ShownUser[]
  /** Whether something has been edited since, so that its errors are no longer about what is shown. */
  isStale: boolean
}

/** Where the event came from, until it is edited: one of the examples, or the calls of clients. */
export type Origin = { kind: 'example'; example: Example } | { kind: 'live'; title: string }

/** The whole state, with what is edited and the way back. */
export interface Workbench extends EditedState {
  start: Start
  eventText: string
  /** The event was edited. */
  editEvent: (text: string) => void
  /** There is another event now. */
  takeEvent: (text: string, origin?: Origin) => void
  origin?: Origin
  /** Brings back the event that stood there before the one that was taken, until this one is edited. */
  takeBack?: () => void
  /** Whether the text survives a reload of the page. */
  isEventKept: boolean
  read: ReadEvents
  /** Position of the event that is looked at. */
  current: number
  setCurrent: (index: number) => void
  /** Looks at an event, and brings it into view where it is written; again with another object. */
  look: (index: number) => void
  looked?: { index: number }
  live: boolean
  setLive: (live: boolean) => void
  preview: Preview
  /** Asks for the preview again, such as when the server is back. */
  askAgain: () => void
  sent?: Sent
  send: () => Promise<void>
  isSending: boolean
  /** Why the last sending did not come about. */
  sendTrouble?: string
}

const Context = createContext<Workbench | undefined>(undefined)

/** The state that the panels share. */
export function useWorkbench(): Workbench {
  const workbench = useContext(Context)
  if (!workbench) throw new Error('There is no workbench around this component.')
  return workbench
}

export function WorkbenchProvider({ start, children }: { start: Start; children: ReactNode }) {
  const [live, setLive] = useState(false)
  const [chosen, setCurrent] = useState(0)
  const [looked, setLooked] = useState<{ index: number }>()
  const look = useCallback((index: number) => {
    setCurrent(index)
    setLooked({ index })
  }, [])
  const event = useEvent(start, setCurrent)
  const [attempt, setAttempt] = useState(0)
  const edited = useEdited(start)
  const { subscriptions, settings, shown } = edited

  const read = useMemo(() => readEvents(event.eventText), [event.eventText])
  const current = Math.min(chosen, Math.max(0, read.events.length - 1))
  const preview = usePreview(read.events, subscriptions, current, shown, attempt)
  const sending = useSending(read, subscriptions, settings, live)
  const askAgain = useCallback(() => setAttempt((number) => number + 1), [])

  const workbench: Workbench = {
    start,
    ...event,
    read,
    current,
    setCurrent,
    look,
    looked,
    ...edited,
    live,
    setLive,
    preview,
    askAgain,
    ...sending
  }
  return <Context.Provider value={workbench}>{children}</Context.Provider>
}

function firstEvent({ examples }: Start): string {
  const order = examples.find(({ action, mapping }) => action === 'logPurchase' && !mapping)
  return JSON.stringify(order?.event ?? {}, null, 2)
}

/** The text of the event, and where it came from. */
function useEvent(start: Start, setCurrent: (index: number) => void) {
  const [eventText, setEventText, isEventKept] = useTabState({
    key: 'event',
    isValid: isText,
    first: firstEvent(start)
  })
  const [taken, setTaken] = useState<{ origin?: Origin; former: string }>()
  const latest = useRef(eventText)
  useEffect(() => {
    latest.current = eventText
  }, [eventText])

  const editEvent = useCallback(
    (text: string) => {
      setTaken(undefined)
      setEventText(text)
    },
    [setEventText]
  )
  const takeEvent = useCallback(
    (text: string, origin?: Origin) => {
      setTaken({ origin, former: latest.current })
      setCurrent(0)
      setEventText(text)
    },
    [setEventText, setCurrent]
  )
  const undo = taken && { takeBack: () => editEvent(taken.former) }
  return { eventText, isEventKept, editEvent, takeEvent, origin: taken?.origin, ...undo }
}

/** Sends what stands there, and keeps what came of it. */
function useSending(read: ReadEvents, subscriptions: Subscription[], settings: PageSettings, live: boolean) {
  const [sent, setSent] = useState<Omit<Sent, 'isStale'> & { read: ReadEvents; settings: PageSettings }>()
  const [isSending, setIsSending] = useState(false)
  const [sendTrouble, setSendTrouble] = useState<string>()

  const send = async () => {
    const { events, batch } = read
    setIsSending(true)
    setSendTrouble(undefined)
    try {
      const usersBefore = await usersNow(events)
      const { calls } = await ask.send({ events, batch, subscriptions, settings, live })
      setSent({ events, subscriptions, calls, live, usersBefore, read, settings })
    } catch (error) {
      setSent(undefined)
      setSendTrouble((error as Error).message)
    } finally {
      setIsSending(false)
    }
  }
  const isStale =
    sent !== undefined &&
    !(sent.read === read && sent.subscriptions === subscriptions && sent.settings === settings && sent.live === live)
  return { sent: sent && { ...sent, isStale }, send, isSending, sendTrouble }
}
