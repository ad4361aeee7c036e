import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { AnyEvent, EventOutcome } from '../../api'
import { titleOf } from '../../title-of-call'
import { useWorkbench } from '../workbench'
import { StatusBadge } from '../status-badge'

/** Rows that are shown at once; failures come first where there are more. */
const ROWS = 50

/** What became of each event. */
export function OutcomeTable({ outcomes, events }: { outcomes: EventOutcome[]; events: AnyEvent[] }) {
  const { setCurrent } = useWorkbench()
  const [isWhole, setIsWhole] = useState(false)
  const rows = isWhole || outcomes.length <= ROWS ? outcomes : failuresFirst(outcomes).slice(0, ROWS)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Outcome of each event">
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>#</Table.Th>
            <Table.Th>Event</Table.Th>
            <Table.Th>Outcome</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((outcome) => (
            <Table.Tr
              key={outcome.event}
              className={outcome.delivered ? undefined : 'failed'}
              data-delivered={outcome.delivered}
            >
              <Table.Td>
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={`Look at event ${outcome.event + 1}`}
                  onClick={() => setCurrent(outcome.event)}
                >
                  {outcome.event + 1}
                </Button>
              </Table.Td>
              <Table.Td className="wrap">{titleOf(events[outcome.event])}</Table.Td>
              <Table.Td className="wrap">
                <OutcomeCell outcome={outcome} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length < outcomes.length && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setIsWhole(true)}>
          Show all {outcomes.length}
        </Button>
      )}
    </div>
  )
}

function OutcomeCell({ outcome: { delivered, status, message } }: { outcome: EventOutcome }) {
  if (delivered) return <StatusBadge color="teal">delivered</StatusBadge>
  return (
    <>
      <StatusBadge color="red">
        {status} {isRetried(status) ? 'sent again by Segment' : 'final'}
      </StatusBadge>
      <Text size="sm">{message}</Text>
    </>
  )
}

/** Statuses with which Segment sends an event again, for hours. */
function isRetried(status: number): boolean {
  return [408, 423, 429].includes(status) || (status >= 500 && status !== 501)
}

function failuresFirst(outcomes: EventOutcome[]): EventOutcome[] {
  return [...outcomes].sort((a, b) => Number(a.delivered) - Number(b.delivered))
}
