import { Accordion, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { AnyEvent, Call, Exchange, Unanswered } from '../../api'
import { JsonEditor } from '../json-editor'
import { Panel } from '../panel'
import { CopyMenu } from '../share/copy-menu'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'
import { prettyBody } from './pretty-body'

/** The requests that the last sending made, with their answers. */
export function RequestsPanel() {
  const { sent } = useWorkbench()
  return (
    <Panel title="Requests">
      <Stack gap="md">
        {!sent && <Text c="dimmed">Nothing has been sent yet. Send, or press Ctrl+Enter (⌘ Enter).</Text>}
        {sent?.calls.map((call, index) => (
          <CallView key={index} call={call} />
        ))}
      </Stack>
    </Panel>
  )
}

function CallView({ call }: { call: Call }) {
  const { start, sent } = useWorkbench()
  const [open, setOpen] = useState(['0'])
  const events = useMemo(() => eventsOf(call, sent?.events ?? []), [call, sent?.events])
  return (
    <section aria-label={`Requests of ${call.subscription}`}>
      <Group gap="xs" mb="xs">
        <Title order={3} size="h6" className="wrap">
          {call.subscription}
        </Title>
        <Text size="sm" c="dimmed">
          {start.actions[call.action]?.title}
        </Text>
      </Group>
      {call.exchanges.length + call.unanswered.length === 0 && (
        <Text size="sm" c="dimmed">
          No request was made.
        </Text>
      )}
      <Accordion multiple variant="contained" value={open} onChange={setOpen} order={4}>
        {[...call.exchanges, ...call.unanswered].map((exchange, index) => (
          <ExchangeItem
            key={index}
            exchange={exchange}
            index={index}
            events={events}
            isOpen={open.includes(String(index))}
          />
        ))}
      </Accordion>
    </section>
  )
}

/** The events that went into a call. */
function eventsOf({ outcomes }: Call, events: AnyEvent[]): AnyEvent[] {
  return outcomes.flatMap(({ event }) => (events[event] === undefined ? [] : [events[event]]))
}

interface ExchangeItemProps {
  exchange: Exchange | Unanswered
  index: number
  events: AnyEvent[]
  isOpen: boolean
}

function ExchangeItem({ exchange, index, events, isOpen }: ExchangeItemProps) {
  const { request } = exchange
  const response = 'response' in exchange ? exchange.response : undefined
  return (
    <Accordion.Item value={String(index)}>
      <Accordion.Control>
        <Group gap="xs" wrap="wrap">
          <Code className="wrap">
            {request.method} {request.url}
          </Code>
          {response ? (
            <StatusBadge color={response.statusCode < 400 ? 'teal' : 'red'}>
              {response.statusCode} {response.statusMessage}
            </StatusBadge>
          ) : (
            <StatusBadge color="red">no answer</StatusBadge>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{isOpen && <ExchangeBody exchange={exchange} index={index} events={events} />}</Accordion.Panel>
    </Accordion.Item>
  )
}

/** Made when it is looked at: bodies of large batches are long. */
function ExchangeBody({ exchange, index, events }: Omit<ExchangeItemProps, 'isOpen'>) {
  const { request } = exchange
  const response = 'response' in exchange ? exchange.response : undefined
  const body = useMemo(() => prettyBody(request.body), [request.body])
  return (
    <Stack gap="xs">
      <Group justify="flex-end">
        <CopyMenu label={`request ${index + 1}`} exchange={exchange} events={events} />
      </Group>
      <JsonEditor label={`Body of request ${index + 1}`} value={body} maxHeight="220px" />
      {response ? (
        <>
          <Text size="sm">Amplitude answers</Text>
          <JsonEditor label={`Answer to request ${index + 1}`} value={prettyBody(response.body)} maxHeight="140px" />
        </>
      ) : (
        <Text size="sm">It came too late, or not at all. Whether Amplitude took the request, nobody knows.</Text>
      )}
    </Stack>
  )
}
