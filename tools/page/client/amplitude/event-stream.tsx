import { Accordion, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { EventView } from '../../../sandbox/sandbox'
import { JsonEditor } from '../json-editor'
import { inWords, revenueOf } from './revenue'

const SHOWN = 50

/**
 * The events, newest first.
 * @param props.total How many there are, also before those that are given.
 */
export function EventStream({ events, total }: { events: EventView[]; total: number }) {
  const [open, setOpen] = useState<string | null>(null)
  const newest = events.slice(-SHOWN).reverse()
  return (
    <section aria-label="Event stream">
      <Title order={3} size="h5" mb="xs">
        Event stream
      </Title>
      {events.length === 0 && <Text c="dimmed">No event has arrived yet.</Text>}
      {total > SHOWN && (
        <Text size="xs" c="dimmed" mb="xs">
          The newest {SHOWN} of {inWords(total)}.
        </Text>
      )}
      <Accordion variant="contained" value={open} onChange={setOpen} order={4}>
        {newest.map((view, index) => {
          // Counted from the oldest, so that an event keeps its place when others arrive.
          const id = String(total - index)
          return (
            <Accordion.Item key={id} value={id}>
              <Accordion.Control>
                <EventLine view={view} />
              </Accordion.Control>
              <Accordion.Panel>
                {open === id && (
                  <JsonEditor label="Event as Amplitude holds it" value={JSON.stringify(view.event, null, 2)} />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          )
        })}
      </Accordion>
    </section>
  )
}

function EventLine({ view: { event, server_upload_time } }: { view: EventView }) {
  const revenue = revenueOf(event)
  return (
    <Group gap="xs" data-event={event.event_type}>
      <Text size="sm" fw={600} className="wrap">
        {String(event.event_type)}
      </Text>
      <Text size="xs" c="dimmed" className="wrap">
        {String(event.user_id ?? event.device_id ?? '')} {new Date(server_upload_time).toLocaleTimeString()}
      </Text>
      {revenue !== undefined && (
        <Text size="xs" fw={600}>
          revenue {inWords(revenue)} {typeof event.currency === 'string' ? event.currency : ''}
        </Text>
      )}
    </Group>
  )
}
