import { List, Table, Text } from '@mantine/core'
import type { ImportAnswer } from '../../api'
import { StatusBadge } from '../status-badge'

interface MigrationReportProps {
  recognized: ImportAnswer['recognized']
  report: ImportAnswer['migration']['report']
}

/** What became of each setting or subscription of what was migrated; nothing where nothing was. */
export function MigrationReport({ recognized, report }: MigrationReportProps) {
  if (report.length === 0) return null
  return (
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
  )
}
