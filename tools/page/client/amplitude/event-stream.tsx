import { Text, Title } from '@mantine/core'
import type { EventView } from '../../../sandbox/sandbox'
import { EventRows } from './event-rows'
import { inWords } from './revenue'

const SHOWN = 50

/**
 * The events, newest first.
 * @param props.total How many there are, also before those that are given.
 */
export function EventStream({ events, total }: { events: EventView[]; total: number }) {
  const newest = events.slice(-SHOWN).reverse()
  return (
    <section aria-label="Event stream">
      <Title order={3} mb="xs">
        Event stream
      </Title>
      {events.length === 0 && (
        <Text size="sm" c="dimmed">
          No event has arrived yet.
        </Text>
      )}
      {total > SHOWN && (
        <Text size="xs" c="dimmed" mb="xs">
          The newest {SHOWN} of {inWords(total)}.
        </Text>
      )}
      {/* Counted from the oldest, so that an event keeps its place when others arrive. */}
      <EventRows events={newest} withUser idOf={(index) => String(total - index)} />
    </section>
  )
}
