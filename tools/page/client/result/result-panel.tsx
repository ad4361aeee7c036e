import { Alert, Button, Group, NativeSelect, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useDeferredValue, useMemo } from 'react'
import { inWords } from '../amplitude/revenue'
import { usePlaces } from '../layout/places'
import { Panel } from '../panel'
import { download } from '../share/download'
import { StatusBadge } from '../status-badge'
import { VirtualList } from '../virtual-list'
import { useWorkbench } from '../workbench'
import type { EventResult, EventStanding, Reason, ResultFilter } from './event-results'
import { EVENT_STANDINGS, EVERYTHING, matchingResults, reasonsOf, toNdjson } from './event-results'
import { ResultRow } from './result-row'
import { useResultView } from './result-view'

/** About how high a row is. */
const ROW_PX = 32

/** What became of each event of the last sending. */
export function ResultPanel() {
  const { results } = useResultView()
  return (
    <Panel title="Result" isFilling>
      {results ? (
        <Results results={results} />
      ) : (
        <Text c="dimmed" size="sm" p="md">
          What becomes of each event stands here once it is sent.
        </Text>
      )}
    </Panel>
  )
}

function Results({ results }: { results: EventResult[] }) {
  const { sent, current, look } = useWorkbench()
  const { filter, setFilter } = useResultView()
  const { show } = usePlaces()
  const wanted = useDeferredValue(filter)
  const matches = useMemo(() => matchingResults(results, wanted), [results, wanted])
  const onLook = (event: number) => {
    show('event')
    look(event)
  }
  return (
    <>
      <div className="panel-head">
        {sent?.calls.length === 0 && (
          <Alert color="yellow" variant="light" p="xs" mb="xs">
            No subscription that is on takes this event, so nothing was sent. Beside each stands why.
          </Alert>
        )}
        <Calls filter={filter} onFilter={setFilter} />
        <Reasons results={results} filter={filter} onFilter={setFilter} />
        {results.length > 1 && <Filter filter={filter} onFilter={setFilter} />}
        <Counted matches={matches} results={results} />
      </div>
      {matches.length > 0 && (
        <VirtualList
          label="Outcome of each event"
          items={matches}
          keyOf={({ event }) => event}
          estimate={ROW_PX}
          render={(result) => {
            const isCurrent = result.event === current
            const isAlone = results.length === 1
            return (
              <ResultRow
                result={result}
                isCurrent={isCurrent && !isAlone}
                isWhole={isCurrent || isAlone}
                onLook={onLook}
              />
            )
          }}
        />
      )}
    </>
  )
}

interface FilterProps {
  filter: ResultFilter
  onFilter: (filter: ResultFilter) => void
}

/** What each subscription did with the events that it took; each leads to these. */
function Calls({ filter, onFilter }: FilterProps) {
  const { sent, start } = useWorkbench()
  return sent?.calls.map(({ subscription, action, outcomes }, call) => {
    const delivered = outcomes.filter((outcome) => outcome.delivered).length
    const isChosen = filter.call === call
    return (
      <UnstyledButton
        key={call}
        className="lead"
        data-call-of={subscription}
        aria-pressed={isChosen}
        onClick={() => onFilter({ ...EVERYTHING, call: isChosen ? undefined : call })}
      >
        <span className="wrap">
          {subscription}{' '}
          <Text span size="xs" c="dimmed">
            {start.actions[action]?.title}
          </Text>
        </span>
        <StatusBadge color={delivered === outcomes.length ? 'teal' : 'red'}>
          {inWords(delivered)} of {inWords(outcomes.length)} delivered
        </StatusBadge>
      </UnstyledButton>
    )
  })
}

/** Why events failed, with their number; each leads to these. What only one event says stands at it. */
function Reasons({ results, filter, onFilter }: FilterProps & { results: EventResult[] }) {
  const reasons = useMemo(() => reasonsOf(results), [results])
  if (results.length < 2 || reasons.length === 0) return null
  return (
    <section aria-label="Why events failed" className="reasons">
      {reasons.map((reason) => {
        const isChosen = filter.reason === reason.pattern
        return (
          <UnstyledButton
            key={reason.pattern}
            className="lead"
            aria-pressed={isChosen}
            onClick={() => onFilter({ ...EVERYTHING, reason: isChosen ? undefined : reason.pattern })}
          >
            <Text span size="xs" className="wrap" lineClamp={2}>
              {reasonInWords(reason)}
            </Text>
            <StatusBadge color={EVENT_STANDINGS[reason.standing].color}>{inWords(reason.count)}</StatusBadge>
          </UnstyledButton>
        )
      })}
    </section>
  )
}

function reasonInWords({ status, message, isSame, pattern }: Reason): string {
  return isSame ? `${status} ${message}` : pattern
}

function Filter({ filter, onFilter }: FilterProps) {
  return (
    <Group gap="xs" grow align="flex-end" mt="xs">
      <TextInput
        aria-label="Filter the result"
        placeholder="Event, subscription or message"
        size="xs"
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <NativeSelect
        aria-label="Outcome to show"
        size="xs"
        data={[
          { value: '', label: 'Any outcome' },
          ...Object.entries(EVENT_STANDINGS).map(([value, { words: label }]) => ({ value, label }))
        ]}
        value={filter.standing ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, standing: value === '' ? undefined : (value as EventStanding) })
        }
      />
    </Group>
  )
}

/** How many events are shown, and a way to take them along. */
function Counted({ matches, results }: { matches: EventResult[]; results: EventResult[] }) {
  const { sent } = useWorkbench()
  const { setFilter } = useResultView()
  const { copy, copied } = useClipboard()
  const isWhole = matches.length === results.length
  const text = () => toNdjson(matches, sent?.events ?? [])
  return (
    <Group justify="space-between" gap="xs" mt="xs">
      <Group gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {isWhole ? inWords(results.length) : `${inWords(matches.length)} of ${inWords(results.length)}`}{' '}
          {results.length === 1 ? 'event' : 'events'}
        </Text>
        {!isWhole && (
          <Button variant="subtle" size="compact-xs" onClick={() => setFilter(EVERYTHING)}>
            Show all
          </Button>
        )}
      </Group>
      <Group gap={4}>
        <Button variant="subtle" size="compact-xs" onClick={() => copy(text())}>
          {copied ? 'Copied' : 'Copy as NDJSON'}
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => download('results.ndjson', text(), 'application/x-ndjson')}
        >
          Save as NDJSON
        </Button>
      </Group>
    </Group>
  )
}
