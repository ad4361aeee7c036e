import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'

export type StatusColor = 'teal' | 'gray' | 'red' | 'indigo'

/** A word that tells a state, in a quiet color that can be read on either background. */
export function StatusBadge({ color, children }: { color: StatusColor; children: ReactNode }) {
  return (
    <Badge className="status" data-color={color} variant="light" size="sm" tt="none" miw="max-content">
      {children}
    </Badge>
  )
}
