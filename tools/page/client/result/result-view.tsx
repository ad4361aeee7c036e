import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import { useWorkbench } from '../workbench'
import type { EventResult, ResultFilter } from './event-results'
import { eventResults, EVERYTHING } from './event-results'

interface ResultView {
  /** What became of each event of the last sending; absent where there was none. */
  results?: EventResult[]
  filter: ResultFilter
  setFilter: (filter: ResultFilter) => void
}

const Context = createContext<ResultView | undefined>(undefined)

/** What came of the last sending, and which part of it is looked at. */
export function useResultView(): ResultView {
  const view = useContext(Context)
  if (!view) throw new Error('There is no result view around this component.')
  return view
}

/** Each sending is looked at as a whole first. */
export function ResultViewProvider({ children }: { children: ReactNode }) {
  const { sent } = useWorkbench()
  const { events, calls } = sent ?? {}
  const results = useMemo(() => events && calls && eventResults({ events, calls }), [events, calls])
  const [{ filter, of }, setChosen] = useState({ filter: EVERYTHING, of: results })
  const current = of === results ? filter : EVERYTHING
  const view = useMemo(
    () => ({
      results,
      filter: current,
      setFilter: (chosen: ResultFilter) => setChosen({ filter: chosen, of: results })
    }),
    [results, current]
  )
  return <Context value={view}>{children}</Context>
}
