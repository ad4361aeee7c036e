import { Group, Text } from '@mantine/core'
import { useWorkbench } from '../workbench'

/** What came of the last sending, in a line. */
export function Summary() {
  const { sent } = useWorkbench()
  return (
    <Group className="summary" role="status">
      <Text size="sm">{sent ? `${sent.events.length} events` : 'Nothing has been sent yet.'}</Text>
    </Group>
  )
}
