import { Accordion, Alert, Code, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import type { AnyEvent, Call, Exchange, Unanswered } from '../../api'
import { JsonEditor } from '../json-editor'
import { Panel } from '../panel'
import type { Sent } from '../workbench'
import { useWorkbench } from '../workbench'
import { OutcomeTable } from './outcome-table'
import { prettyBody } from './pretty-body'
import { CopyMenu } from '../share/copy-menu'
import { StatusBadge } from '../status-badge'

export function ResultPanel() {
  const { sent, sendTrouble, preview } = useWorkbench()
  const troubles = [...new Set([sendTrouble, preview.trouble])].filter((trouble) => trouble !== undefined)
  return (
    <Panel title="Result">
      <VisuallyHidden role="status">{sent && summaryOf(sent)}</VisuallyHidden>
      <Stack gap="md">
        {troubles.map((trouble) => (
          <Alert key={trouble} color="red" variant="light" role="alert">
            {trouble}
          </Alert>
        ))}
        {!sent && troubles.length === 0 && (
          <Text c="dimmed">Nothing has been sent yet. Send, or press Ctrl+Enter (⌘ Enter).</Text>
        )}
        {sent?.live && <Text size="sm">This went to the real Amplitude.</Text>}
        {sent?.isStale && (
          <Text size="xs" c="dimmed">
            The event or the mapping has been edited since.
          </Text>
        )}
        {sent && sent.calls.length === 0 && (
          <Alert color="yellow" variant="light">
            No preset that is on takes this event, so nothing was sent. Beside each stands why.
          </Alert>
        )}
        {sent?.calls.map((call, index) => (
          <CallView key={index} call={call} />
        ))}
      </Stack>
    </Panel>
  )
}

function CallView({ call }: { call: Call }) {
  const { start, sent } = useWorkbench()
  const delivered = call.outcomes.filter((outcome) => outcome.delivered).length
  return (
    <section aria-label={call.subscription}>
      <Group gap="xs" mb="xs">
        <Title order={3} size="h5" className="wrap">
          {call.subscription}
        </Title>
        <Text size="sm" c="dimmed">
          {start.actions[call.action]?.title}
        </Text>
        <StatusBadge color={delivered === call.outcomes.length ? 'teal' : 'red'}>
          {delivered} of {call.outcomes.length} delivered
        </StatusBadge>
      </Group>
      <Stack gap="xs">
        <OutcomeTable outcomes={call.outcomes} events={sent?.events ?? []} />
        {call.exchanges.length + call.unanswered.length === 0 && (
          <Text size="sm" c="dimmed">
            No request was made.
          </Text>
        )}
        <Accordion multiple variant="contained" defaultValue={['0']} order={4}>
          {[...call.exchanges, ...call.unanswered].map((exchange, index) => (
            <ExchangeItem key={index} exchange={exchange} index={index} events={eventsOf(call, sent?.events ?? [])} />
          ))}
        </Accordion>
      </Stack>
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
}

function ExchangeItem({ exchange, index, events }: ExchangeItemProps) {
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
      <Accordion.Panel>
        <Stack gap="xs">
          <Group justify="flex-end">
            <CopyMenu label={`request ${index + 1}`} exchange={exchange} events={events} />
          </Group>
          <JsonEditor label={`Body of request ${index + 1}`} value={prettyBody(request.body)} maxHeight="220px" />
          {response ? (
            <>
              <Text size="sm">Amplitude answers</Text>
              <JsonEditor
                label={`Answer to request ${index + 1}`}
                value={prettyBody(response.body)}
                maxHeight="140px"
              />
            </>
          ) : (
            <Text size="sm">It came too late, or not at all. Whether Amplitude took the request, nobody knows.</Text>
          )}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

/** What a screen reader says when something was sent. */
function summaryOf({ calls }: Sent): string {
  if (calls.length === 0) return 'Nothing was sent.'
  return calls
    .map(({ subscription, outcomes }) => {
      const delivered = outcomes.filter((outcome) => outcome.delivered).length
      return `${subscription}: ${delivered} of ${outcomes.length} delivered.`
    })
    .join(' ')
}
