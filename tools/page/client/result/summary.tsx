import { Button, Group, Loader, Text } from '@mantine/core'
import { Fragment } from 'react'
import { inWords } from '../amplitude/revenue'
import { usePlaces } from '../layout/places'
import { useWorkbench } from '../workbench'
import type { EventResult, EventStanding } from './event-results'
import { countStandings, EVENT_STANDINGS, EVERYTHING } from './event-results'
import { useResultView } from './result-view'

/** What came of the last sending, in a line that is always in view; or why nothing came of it. */
export function Summary() {
  const { preview, sendTrouble, sent, isSending, read } = useWorkbench()
  const { results } = useResultView()
  const { isWide } = usePlaces()
  const troubles = [...new Set([sendTrouble, preview.trouble])].filter((trouble) => trouble !== undefined)
  return (
    <section className="summary" aria-label="Summary">
      {troubles.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {troubles.join(' ')}
        </Text>
      )}
      <Group gap="xs" role="status" className="summary-line">
        {isSending && (
          <>
            <Loader size={14} />
            <Text size="sm">Sending {eventsInWords(read.events.length)}…</Text>
          </>
        )}
        {!isSending && results && <Parts results={results} />}
        {!isSending && !results && troubles.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing has been sent yet.{isWide && ' Send, or press Ctrl+Enter (⌘ Enter).'}
          </Text>
        )}
      </Group>
      {!isSending && sent && (sent.live || sent.isStale) && (
        <Text size="xs" c="dimmed" className="summary-note">
          {sent.live && 'This went to the real Amplitude. '}
          {sent.isStale && 'It has been edited since.'}
        </Text>
      )}
    </section>
  )
}

/** Each part leads to its events. */
function Parts({ results }: { results: EventResult[] }) {
  const { filter, setFilter } = useResultView()
  const { show } = usePlaces()
  const counts = countStandings(results)
  const told = (Object.keys(EVENT_STANDINGS) as EventStanding[]).filter((standing) => counts[standing] > 0)
  const lead = (standing?: EventStanding) => {
    setFilter({ ...EVERYTHING, standing })
    show('result')
  }
  return (
    <span>
      <Button variant="transparent" size="compact-sm" className="summary-part" onClick={() => lead()}>
        {eventsInWords(results.length)}
      </Button>
      {': '}
      {told.map((standing, index) => (
        <Fragment key={standing}>
          {index > 0 && ', '}
          <Button
            variant="transparent"
            size="compact-sm"
            className="summary-part"
            data-standing={standing}
            aria-pressed={filter.standing === standing}
            onClick={() => lead(standing)}
          >
            {inWords(counts[standing])} {EVENT_STANDINGS[standing].words}
          </Button>
        </Fragment>
      ))}
    </span>
  )
}

function eventsInWords(count: number): string {
  return `${inWords(count)} ${count === 1 ? 'event' : 'events'}`
}
