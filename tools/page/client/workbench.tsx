import { useDebouncedValue, useSessionStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { AnyEvent, Call, PageSettings, PreviewAnswer, Start, Subscription } from '../api'
import { ask } from './ask'
import type { ReadEvents } from './event/read-events'
import { readEvents } from './event/read-events'
import { usersNow } from './amplitude/sandbox-state'
import type { ShownUser } from './amplitude/sandbox-state'

/** What was sent last, and what came of it. */
export interface Sent {
  events: AnyEvent[]
  calls: Call[]
  live: boolean
  /** The sandbox's users before it. */
  usersBefore: ShownUser[]
  /** Whether event or mapping have been edited since, so that its errors are no longer about what is shown. */
  isStale: boolean
}

export interface Workbench {
  start: Start
  eventText: string
  setEventText: (text: string) => void
  read: ReadEvents
  /** Position of the event that is looked at. */
  current: number
  setCurrent: (index: number) => void
  subscriptions: Subscription[]
  setSubscriptions: (subscriptions: Subscription[]) => void
  changeSubscription: (index: number, change: Partial<Subscription>) => void
  /** Position of the subscription whose mapping is edited. */
  shown: number | undefined
  setShown: (index: number | undefined) => void
  settings: PageSettings
  setSettings: (settings: PageSettings) => void
  live: boolean
  setLive: (live: boolean) => void
  preview?: PreviewAnswer
  sent?: Sent
  send: () => Promise<void>
  isSending: boolean
  /** What went wrong between page and server. */
  trouble?: string
}

const Context = createContext<Workbench | undefined>(undefined)

/** The state that the panels share. */
export function useWorkbench(): Workbench {
  const workbench = useContext(Context)
  if (!workbench) throw new Error('There is no workbench around this component.')
  return workbench
}

const PREVIEW_DELAY_MS = 120

const EXAMPLE_SETTINGS: PageSettings = { apiKey: 'any-api-key', secretKey: 'any-secret-key', endpoint: 'north_america' }

/** What was typed stays in this tab of the browser, and goes with it. */
function useTabState<Value>(key: string, defaultValue: Value) {
  return useSessionStorage<Value>({ key: `amplitude-destination:${key}`, defaultValue, getInitialValueInEffect: false })
}

export function WorkbenchProvider({ start, children }: { start: Start; children: ReactNode }) {
  const first = JSON.stringify(
    start.examples.find(({ action, mapping }) => action === 'logPurchase' && !mapping)?.event ?? {},
    null,
    2
  )
  const [eventText, setEventText] = useTabState('event', first)
  const [subscriptions, setSubscriptions] = useTabState('subscriptions', start.presets)
  const [settings, setSettings] = useTabState('settings', EXAMPLE_SETTINGS)
  const [live, setLive] = useState(false)
  const [shown, setShown] = useState<number>()
  const [chosen, setCurrent] = useState(0)
  const [sent, setSent] = useState<Sent>()
  const [isSending, setIsSending] = useState(false)
  const [trouble, setTrouble] = useState<string>()

  const read = useMemo(() => readEvents(eventText), [eventText])
  const current = Math.min(chosen, Math.max(0, read.events.length - 1))
  const preview = usePreview(read.events, subscriptions, current, shown, setTrouble)

  useEffect(() => setSent((last) => last && { ...last, isStale: true }), [eventText, subscriptions])

  const changeSubscription = useCallback(
    (index: number, change: Partial<Subscription>) =>
      setSubscriptions((all) =>
        all.map((subscription, at) => (at === index ? { ...subscription, ...change } : subscription))
      ),
    [setSubscriptions]
  )

  const send = useCallback(async () => {
    const { events, batch } = read
    setIsSending(true)
    setTrouble(undefined)
    try {
      const usersBefore = await usersNow()
      const enabled = subscriptions.filter((subscription) => subscription.enabled)
      const { calls } = await ask.send({ events, batch, subscriptions: enabled, settings, live })
      setSent({ events, calls, live, usersBefore, isStale: false })
    } catch (error) {
      setTrouble((error as Error).message)
    } finally {
      setIsSending(false)
    }
  }, [read, subscriptions, settings, live])

  const workbench: Workbench = {
    start,
    eventText,
    setEventText,
    read,
    current,
    setCurrent,
    subscriptions,
    setSubscriptions,
    changeSubscription,
    shown,
    setShown,
    settings,
    setSettings,
    live,
    setLive,
    preview,
    sent,
    send,
    isSending,
    trouble
  }
  return <Context.Provider value={workbench}>{children}</Context.Provider>
}

/** What the server says of events and mapping, a moment after the last change of either. */
function usePreview(
  events: AnyEvent[],
  subscriptions: Subscription[],
  event: number,
  shown: number | undefined,
  onTrouble: (message?: string) => void
): PreviewAnswer | undefined {
  const [question] = useDebouncedValue({ events, subscriptions, event, shown }, PREVIEW_DELAY_MS)
  const { events: asked, subscriptions: of, event: at, shown: resolved } = question
  const [answer, setAnswer] = useState<PreviewAnswer>()
  useEffect(() => {
    let isWanted = true
    if (asked.length === 0) return setAnswer(undefined)
    ask
      .preview({ events: asked, subscriptions: of, event: at, shown: resolved })
      .then((preview) => {
        if (!isWanted) return
        setAnswer(preview)
        onTrouble(undefined)
      })
      .catch((error: Error) => isWanted && onTrouble(error.message))
    return () => {
      isWanted = false
    }
  }, [asked, of, at, resolved, onTrouble])
  return answer
}
