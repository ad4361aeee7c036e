import { Group, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useId } from 'react'

/** A step of an event's way, with its heading. */
export function Panel({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {side}
      </Group>
      {children}
    </Paper>
  )
}
