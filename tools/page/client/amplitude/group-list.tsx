import { Stack, Text, Title } from '@mantine/core'
import { FoldedValue } from './folded-value'
import type { ShownGroup } from './sandbox-state'

/** The groups and their properties. */
export function GroupList({ groups }: { groups: ShownGroup[] }) {
  return (
    <section aria-label="Groups">
      <Title order={3} mb="xs">
        Groups
      </Title>
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          No group is known yet.
        </Text>
      )}
      <Stack gap="xs">
        {groups.map(({ group_type, group_value, group_properties }) => (
          <div key={`${group_type} ${group_value}`}>
            <Text size="sm" fw={600} className="wrap">
              {group_type}: {group_value}
            </Text>
            <FoldedValue label={`Properties of ${group_type}: ${group_value}`} value={group_properties} />
          </div>
        ))}
      </Stack>
    </section>
  )
}
