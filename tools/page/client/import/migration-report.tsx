import { Alert, Button, Group, List, Stack, Table, Text } from '@mantine/core'
import type { ImportAnswer, Migration } from '../../api'
import { StatusBadge } from '../status-badge'

interface MigrationReportProps {
  answer: ImportAnswer
  onUse: (migration: Migration) => void
}

/** What became of each setting, and the subscriptions to be used. */
export function MigrationReport({ answer: { migration, problems }, onUse }: MigrationReportProps) {
  const { subscriptions, report } = migration
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>
          {subscriptions.length} {subscriptions.length === 1 ? 'subscription' : 'subscriptions'}
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
        <div className="scroll" tabIndex={0} role="region" aria-label="What became of each setting">
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Setting</Table.Th>
                <Table.Th>Value</Table.Th>
                <Table.Th>What became of it</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.map(({ key, label, value, outcome, what, why }) => (
                <Table.Tr key={key} data-setting={key}>
                  <Table.Td className="wrap">{label}</Table.Td>
                  <Table.Td className="value">{typeof value === 'string' ? value : JSON.stringify(value)}</Table.Td>
                  <Table.Td>
                    <StatusBadge color={outcome === 'needs a person' ? 'red' : 'gray'}>{outcome}</StatusBadge>
                    <Text size="sm">{what}</Text>
                    <Text size="xs" c="dimmed">
                      {why}
                    </Text>
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
