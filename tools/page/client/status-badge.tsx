import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'

export type StatusColor = 'teal' | 'gray' | 'red' | 'indigo'

/** A word that tells a state, in a color that can be read on either background. */
export function StatusBadge({ color, children }: { color: StatusColor; children: ReactNode }) {
  return (
    <Badge
      color={`${color}.${color === 'gray' ? 7 : 9}`}
      variant="filled"
      size="sm"
      tt="none"
      miw="max-content"
      style={{ flexShrink: 0 }}
    >
      {children}
    </Badge>
  )
}
