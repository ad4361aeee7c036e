import { Accordion, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { EventView } from '../../../sandbox/sandbox'
import { JsonEditor } from '../json-editor'
import { money } from './money'
import { revenueOf } from './revenue'
import { momentInWords, timeOf } from './user-events'

interface EventRowsProps {
  events: EventView[]
  /** Whether the user is told: of one user's events it is not. */
  withUser?: boolean
  /** What an event is known by while others come. */
  idOf?: (index: number) => string
}

/** Events, each with what Amplitude holds of it. */
export function EventRows({ events, withUser = false, idOf = String }: EventRowsProps) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Accordion variant="contained" value={open} onChange={setOpen} order={4} className="dense">
      {events.map((view, index) => {
        const id = idOf(index)
        return (
          <Accordion.Item key={id} value={id}>
            <Accordion.Control>
              <EventLine view={view} withUser={withUser} />
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
  )
}

function EventLine({ view, withUser }: { view: EventView; withUser: boolean }) {
  const { event } = view
  const revenue = revenueOf(event)
  return (
    <Group gap="xs" data-event={event.event_type} justify="space-between">
      <Text size="sm" className="wrap">
        {String(event.event_type)}{' '}
        {revenue && (
          <Text span size="xs" c="dimmed">
            revenue {money(revenue.amount, revenue.currency)}
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed" className="wrap">
        {withUser && `${idIn(event)} · `}
        {momentInWords(timeOf(view))}
      </Text>
    </Group>
  )
}

/** The id of the user or device that an event tells of. */
function idIn({ user_id, device_id }: EventView['event']): string {
  return [user_id, device_id].find((id) => typeof id === 'string') ?? ''
}
