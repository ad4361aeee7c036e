import { Group, ScrollArea, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useId } from 'react'

interface PanelProps {
  title: string
  /** Where a tab says what it is, the heading is only for those who go by headings. */
  isTitleShown?: boolean
  /** What stands beside the title, and stays in view. */
  side?: ReactNode
  /** Whether the content takes the height that there is, and scrolls in itself. */
  isFilling?: boolean
  children: ReactNode
}

/** A place of the page: its bar, and what scrolls under it. */
export function Panel({ title, isTitleShown = false, side, isFilling = false, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="panel">
      <Group justify="space-between" gap="xs" className="panel-bar" mod={{ shown: isTitleShown || Boolean(side) }}>
        <Title order={2} id={id} className={isTitleShown ? undefined : 'unseen'}>
          {title}
        </Title>
        {side}
      </Group>
      {isFilling ? (
        <div className="panel-fill">{children}</div>
      ) : (
        <ScrollArea
          type="auto"
          scrollbars="y"
          className="panel-fill"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': title }}
        >
          <div className="panel-body">{children}</div>
        </ScrollArea>
      )}
    </section>
  )
}
