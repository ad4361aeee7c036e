import { Alert, Button, Group, List, Stack, Table, Text } from '@mantine/core'
import type { ImportAnswer } from '../../api'
import { StatusBadge } from '../status-badge'

interface MigrationReportProps {
  answer: ImportAnswer
  onUse: (migration: ImportAnswer['migration']) => void
}

const RECOGNIZED: Record<ImportAnswer['recognized'], string> = {
  'classic settings': 'Settings of a classic Amplitude destination',
  'saved subscriptions': "Subscriptions of Segment's Amplitude (Actions)",
  mapping: 'One mapping',
  migrated: 'What a migration wrote'
}

/** What the file holds, what became of each setting or subscription, and the subscriptions to be used. */
export function MigrationReport({ answer: { recognized, migration, problems }, onUse }: MigrationReportProps) {
  const { subscriptions, report } = migration
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>
          {RECOGNIZED[recognized]}: {subscriptions.length}{' '}
          {subscriptions.length === 1 ? 'subscription' : 'subscriptions'}
        </Text>
        <Button onClick={() => onUse(migration)} disabled={problems.length > 0}>
          Use them
        </Button>
      </Group>
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={problem} className="wrap">
                {problem}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {report.length > 0 && (
        <div
          className="scroll"
          tabIndex={0}
          role="region"
          aria-label={`What became of each ${recognized === 'classic settings' ? 'setting' : 'subscription'}`}
        >
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{recognized === 'classic settings' ? 'Setting' : 'Subscription'}</Table.Th>
                <Table.Th>{recognized === 'classic settings' ? 'Value' : 'Trigger'}</Table.Th>
                <Table.Th>What became of it</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.map(({ key, label, value, outcome, what, why, todo = [], changes = [] }, index) => (
                <Table.Tr key={index} data-setting={key}>
                  <Table.Td className="wrap">{label}</Table.Td>
                  <Table.Td className="value">{typeof value === 'string' ? value : JSON.stringify(value)}</Table.Td>
                  <Table.Td>
                    <StatusBadge color={outcome === 'needs a person' ? 'red' : 'gray'}>{outcome}</StatusBadge>
                    <Text size="sm">{what}</Text>
                    <Text size="xs" c="dimmed">
                      {why}
                    </Text>
                    <List size="xs">
                      {todo.map((sentence) => (
                        <List.Item key={sentence} className="wrap">
                          <b>To do:</b> {sentence}
                        </List.Item>
                      ))}
                      {changes.map(({ about, says }) => (
                        <List.Item key={about} className="wrap">
                          <b>{about}:</b> {says}
                        </List.Item>
                      ))}
                    </List>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  )
}
