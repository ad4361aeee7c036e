import { AppShell, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Place } from './places'
import { PlacesContext, usePlacesState } from './places'

/** What a place is called, and what it shows. */
export interface PlaceContent {
  title: ReactNode
  content: ReactNode
}

interface LayoutProps {
  header: ReactNode
  /** A line that is always in view. */
  summary: ReactNode
  places: Record<Place, PlaceContent>
}

/** In px: those of the header's line, of the summary's, and of the tabs below. */
const HEIGHTS = { header: 48, summary: 40, tabs: 48 }

/**
 * Three columns that scroll in themselves: the calls, the subscriptions, and what came of it. Where there is no room for three,
 * one, with tabs at the bottom for all of them.
 */
export function Layout({ header, summary, places }: LayoutProps) {
  const state = usePlacesState()
  const { isWide, column, calls, outcome, show } = state
  const isHidden = (other: typeof column) => !isWide && column !== other
  return (
    <PlacesContext value={state}>
      <Tabs
        id="places"
        value={isWide || column === 'outcome' ? outcome : column}
        onChange={(value) => show(value === 'calls' ? calls : (value as Place))}
        className="layout"
      >
        <AppShell
          header={{ height: HEIGHTS.header + HEIGHTS.summary }}
          footer={{ height: HEIGHTS.tabs, collapsed: isWide }}
          transitionDuration={0}
        >
          <AppShell.Header>
            <div style={{ height: HEIGHTS.header }}>{header}</div>
            <div style={{ height: HEIGHTS.summary }}>{summary}</div>
          </AppShell.Header>
          <AppShell.Main id="main" className="columns" tabIndex={-1}>
            <Column name="calls" isTab={!isWide} isHidden={isHidden('calls')}>
              <Calls value={calls} places={places} onShow={show} />
            </Column>
            <Column name="subscriptions" isTab={!isWide} isHidden={isHidden('subscriptions')}>
              {places.subscriptions.content}
            </Column>
            <div className="column" hidden={isHidden('outcome')}>
              {isWide && (
                <Tabs.List aria-label="What comes of it" className="column-tabs">
                  <OutcomeTabs places={places} />
                </Tabs.List>
              )}
              {OUTCOME.map((place) => (
                <Tabs.Panel key={place} value={place} className="place">
                  {places[place].content}
                </Tabs.Panel>
              ))}
            </div>
          </AppShell.Main>
          {!isWide && (
            <AppShell.Footer>
              <Tabs.List aria-label="Parts of the page" grow className="bottom-tabs">
                <Tabs.Tab value="calls">Calls</Tabs.Tab>
                <Tabs.Tab value="subscriptions">{places.subscriptions.title}</Tabs.Tab>
                <OutcomeTabs places={places} />
              </Tabs.List>
            </AppShell.Footer>
          )}
        </AppShell>
      </Tabs>
    </PlacesContext>
  )
}

const CALLS = ['event', 'live'] as const
const OUTCOME = ['result', 'requests', 'amplitude'] as const

type PlacesProps = Pick<LayoutProps, 'places'>

function OutcomeTabs({ places }: PlacesProps) {
  return OUTCOME.map((place) => (
    <Tabs.Tab key={place} value={place}>
      {places[place].title}
    </Tabs.Tab>
  ))
}

interface CallsProps extends PlacesProps {
  value: 'event' | 'live'
  onShow: (place: Place) => void
}

/** The event to work on, or the calls that clients send. Hidden ones keep what was typed. */
function Calls({ value, places, onShow }: CallsProps) {
  return (
    <Tabs
      id="calls"
      value={value}
      onChange={(place) => onShow(place as Place)}
      keepMountedMode="display-none"
      className="column"
    >
      <Tabs.List aria-label="Event or live calls" className="column-tabs">
        {CALLS.map((place) => (
          <Tabs.Tab key={place} value={place}>
            {places[place].title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {CALLS.map((place) => (
        <Tabs.Panel key={place} value={place} className="place">
          {places[place].content}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

interface ColumnProps {
  name: 'calls' | 'subscriptions'
  /** Whether one of the tabs at the bottom leads to it. */
  isTab: boolean
  isHidden: boolean
  children: ReactNode
}

/** A column that stands by itself where there is room, and is a tab's panel where there is none. */
function Column({ name, isTab, isHidden, children }: ColumnProps) {
  const tab = isTab && { role: 'tabpanel', id: `places-panel-${name}`, 'aria-labelledby': `places-tab-${name}` }
  return (
    <div className="column" hidden={isHidden} {...tab}>
      {children}
    </div>
  )
}
