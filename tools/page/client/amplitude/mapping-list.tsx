import { Text, Title } from '@mantine/core'
import type { MappingView } from '../../../sandbox/sandbox'

/** Users that were mapped to global users. */
export function MappingList({ mappings }: { mappings: MappingView[] }) {
  return (
    <section aria-label="User mappings">
      <Title order={3} mb="xs">
        User mappings
      </Title>
      {mappings.length === 0 && (
        <Text size="sm" c="dimmed">
          No user was mapped to another yet.
        </Text>
      )}
      {mappings.map(({ user_id, global_user_id }) => (
        <Text key={user_id} size="sm" className="wrap">
          {user_id} → {global_user_id}
        </Text>
      ))}
    </section>
  )
}
