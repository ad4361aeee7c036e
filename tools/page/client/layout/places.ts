import { useMediaQuery } from '@mantine/hooks'
import { createContext, useCallback, useContext, useMemo } from 'react'
import { useTabState } from '../tab-state'

/** What there is to look at, in the order of an event's way. */
export const PLACES = ['event', 'live', 'subscriptions', 'result', 'requests', 'amplitude'] as const

export type Place = typeof PLACES[number]

/** A column of the page; where it is narrow, one is shown at a time. */
export type Column = 'calls' | 'subscriptions' | 'outcome'

const COLUMNS: Record<Place, Column> = {
  event: 'calls',
  live: 'calls',
  subscriptions: 'subscriptions',
  result: 'outcome',
  requests: 'outcome',
  amplitude: 'outcome'
}

/** The place that each column shows, and the column that is shown where there is room for one. */
interface Shown {
  calls: 'event' | 'live'
  outcome: 'result' | 'requests' | 'amplitude'
  column: Column
}

const FIRST: Shown = { calls: 'event', outcome: 'result', column: 'calls' }

/** From here on the columns stand side by side. */
const WIDE = '(min-width: 68.75em)'

export interface Places extends Shown {
  isWide: boolean
  /** Brings a place into view: its column's tab, and the column itself where one is shown at a time. */
  show: (place: Place) => void
  /** Whether one sees it now. */
  isShown: (place: Place) => boolean
}

export const PlacesContext = createContext<Places | undefined>(undefined)

/** What is looked at, and how to look at something else. */
export function usePlaces(): Places {
  const places = useContext(PlacesContext)
  if (!places) throw new Error('There is no layout around this component.')
  return places
}

/** The state behind `usePlaces`; it stays in the tab of the browser. */
export function usePlacesState(): Places {
  const [shown, setShown] = useTabState<Shown>({ key: 'places', isValid: isShownStored, first: FIRST })
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false })
  const show = useCallback(
    (place: Place) =>
      setShown((former) => {
        const column = COLUMNS[place]
        return column === 'subscriptions' ? { ...former, column } : { ...former, [column]: place, column }
      }),
    [setShown]
  )
  return useMemo(() => {
    const isShown = (place: Place) => {
      const column = COLUMNS[place]
      return (isWide || shown.column === column) && (column === 'subscriptions' || shown[column] === place)
    }
    return { ...shown, isWide, show, isShown }
  }, [shown, isWide, show])
}

function isShownStored(stored: unknown): stored is Shown {
  if (typeof stored !== 'object' || stored === null) return false
  const { calls, outcome, column } = stored as Partial<Record<keyof Shown, Place>>
  const isIn = (place: Place | undefined, expected: Column) => place !== undefined && COLUMNS[place] === expected
  return isIn(calls, 'calls') && isIn(outcome, 'outcome') && Object.values<unknown>(COLUMNS).includes(column)
}
