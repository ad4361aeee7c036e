import { Alert, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import type { Call } from '../../api'
import { Panel } from '../panel'
import type { Sent } from '../workbench'
import { useWorkbench } from '../workbench'
import { OutcomeTable } from './outcome-table'
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
      </Stack>
    </section>
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
