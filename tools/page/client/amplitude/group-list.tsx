import { Stack, Text, Title } from '@mantine/core'
import type { ShownGroup } from './sandbox-state'

/** The groups and their properties. */
export function GroupList({ groups }: { groups: ShownGroup[] }) {
  return (
    <section aria-label="Groups">
      <Title order={3} size="h5" mb="xs">
        Groups
      </Title>
      <Stack gap="xs">
        {groups.map(({ group_type, group_value, group_properties }) => (
          <div key={`${group_type} ${group_value}`}>
            <Text size="sm" fw={600} className="wrap">
              {group_type}: {group_value}
            </Text>
            <Text className="value">{JSON.stringify(group_properties)}</Text>
          </div>
        ))}
      </Stack>
    </section>
  )
}
