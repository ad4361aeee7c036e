import { useCallback, useEffect, useRef, useState } from 'react'
import type { PageSettings, Start, Subscription } from '../../api'
import { EXAMPLE_SETTINGS } from '../../example-settings'
import { isSettings, isSubscriptions } from '../stored-shapes'
import { useTabState } from '../tab-state'
import type { History } from './history'
import { amend, commit, historyOf, labelsOf, present, redo, undo } from './history'
import type { Edited } from './what-changed'
import { whatChanged } from './what-changed'

/** What is edited, what edits it, and the way back and forth. */
export interface EditedState extends Edited {
  changeSubscription: (index: number, change: Partial<Subscription>) => void
  /** Replaces all of them, and shows the form of one, or none. */
  replaceSubscriptions: (subscriptions: Subscription[], shown?: number) => void
  setShown: (index: number | undefined) => void
  setSettings: (settings: PageSettings) => void
  /** Absent where there is nothing to undo, or to do again; the label tells what. */
  undo?: LabelledStep
  redo?: LabelledStep
  /** Another number when what is shown may have been replaced under the focus. */
  generation: number
}

export interface LabelledStep {
  label: string
  run: () => void
}

/** The subscriptions and the settings, with one history of both. They survive a reload of the page, the history does not. */
export function useEdited({ presets }: Start): EditedState {
  const [keptSubscriptions, keepSubscriptions] = useTabState({
    key: 'subscriptions',
    isValid: isSubscriptions,
    first: presets
  })
  const [keptSettings, keepSettings] = useTabState({ key: 'settings', isValid: isSettings, first: EXAMPLE_SETTINGS })
  const [history, setHistory] = useState(() =>
    historyOf<Edited>({ subscriptions: keptSubscriptions, settings: keptSettings, shown: undefined })
  )
  const [generation, setGeneration] = useState(0)
  const edited = present(history)
  const { subscriptions, settings } = edited
  useEffect(() => {
    if (subscriptions !== keptSubscriptions) keepSubscriptions(subscriptions)
  }, [subscriptions, keptSubscriptions, keepSubscriptions])
  useEffect(() => {
    if (settings !== keptSettings) keepSettings(settings)
  }, [settings, keptSettings, keepSettings])

  const actNow = useAct()
  const change = useCallback(
    (how: (edited: Edited) => Edited) => {
      const when = { time: Date.now(), act: actNow() }
      setHistory((former) => commit(former, how(present(former)), when, whatChanged))
    },
    [actNow]
  )
  const changeSubscription = useCallback(
    (index: number, part: Partial<Subscription>) =>
      change((former) => ({
        ...former,
        subscriptions: former.subscriptions.map((one, at) => (at === index ? { ...one, ...part } : one))
      })),
    [change]
  )
  const replaceSubscriptions = useCallback(
    (replacement: Subscription[], shown?: number) => {
      change((former) => ({ ...former, subscriptions: replacement, shown }))
      setGeneration((number) => number + 1)
    },
    [change]
  )
  const setSettings = useCallback(
    (replacement: PageSettings) => change((former) => ({ ...former, settings: replacement })),
    [change]
  )
  const setShown = useCallback(
    (shown: number | undefined) => setHistory((former) => amend(former, { ...present(former), shown })),
    []
  )
  const step = (label: string | undefined, to: (former: History<Edited>) => History<Edited>) => {
    if (label === undefined) return undefined
    const run = () => {
      setHistory(to)
      setGeneration((number) => number + 1)
    }
    return { label, run }
  }
  const labels = labelsOf(history)
  return {
    ...edited,
    changeSubscription,
    replaceSubscriptions,
    setShown,
    setSettings,
    undo: step(labels.undo, undo),
    redo: step(labels.redo, redo),
    generation
  }
}

/** Numbers acts of the user's: what is changed in one go, before anything else can happen, has the same number. */
function useAct(): () => number {
  const act = useRef({ number: 0, isOver: true })
  return useCallback(() => {
    const { current } = act
    if (current.isOver) {
      current.number++
      current.isOver = false
      queueMicrotask(() => (current.isOver = true))
    }
    return current.number
  }, [])
}
