import { Group, NumberInput, Text, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import type { AnyEvent } from '../../api'
import { titleOf } from '../../title-of-call'
import { inWords } from '../amplitude/revenue'
import type { EventStanding } from '../result/event-results'
import { EVENT_STANDINGS } from '../result/event-results'
import { useResultView } from '../result/result-view'
import { VirtualList } from '../virtual-list'
import { useWorkbench } from '../workbench'

const ROW_PX = 28

/** The events of a batch, of which one is looked at; each with how it stands, once it was sent. */
export function EventList() {
  const { read, current, look, looked, sent } = useWorkbench()
  const { results } = useResultView()
  const standings = sent?.isStale === false ? results : undefined
  const target = useMemo(() => looked && { index: looked.index }, [looked])
  return (
    <section aria-label="Events of the batch" className="event-list">
      <Group justify="space-between" gap="xs" className="event-list-head">
        <Text size="xs" c="dimmed">
          {inWords(read.events.length)} {read.events.length === 1 ? 'event goes' : 'events go'} out as a batch
        </Text>
        <NumberInput
          aria-label={`Event to look at, of ${read.events.length}`}
          size="xs"
          w={90}
          min={1}
          max={read.events.length}
          value={current + 1}
          clampBehavior="blur"
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1 && value <= read.events.length) look(value - 1)
          }}
        />
      </Group>
      <VirtualList
        label="Events"
        items={read.events}
        keyOf={(_event, index) => index}
        estimate={ROW_PX}
        target={target}
        render={(event, index) => (
          <EventRow
            event={event}
            index={index}
            isCurrent={index === current}
            standing={standings?.[index]?.standing}
            onLook={look}
          />
        )}
      />
    </section>
  )
}

interface EventRowProps {
  event: AnyEvent
  index: number
  isCurrent: boolean
  standing?: EventStanding
  onLook: (index: number) => void
}

function EventRow({ event, index, isCurrent, standing, onLook }: EventRowProps) {
  const words = standing && EVENT_STANDINGS[standing].words
  return (
    <UnstyledButton
      className="row-open event-row"
      data-current={isCurrent}
      aria-current={isCurrent}
      onClick={() => onLook(index)}
    >
      <span className="row-number">{inWords(index + 1)}</span>
      <span className="row-line">
        {titleOf(event)} <span className="faint">{userOf(event)}</span>
      </span>
      {standing && <span className="dot" data-standing={standing} role="img" aria-label={words} title={words} />}
    </UnstyledButton>
  )
}

function userOf({ userId, anonymousId }: AnyEvent): string {
  const id = userId ?? anonymousId
  return typeof id === 'string' ? id : ''
}
