import { ScrollArea } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

interface VirtualListProps<Item> {
  /** What a screen reader says it is. */
  label: string
  items: readonly Item[]
  keyOf: (item: Item, index: number) => string | number
  /** In px: about how high a row is, until it is measured. */
  estimate: number
  render: (item: Item, index: number) => ReactNode
  /** The position of a row that is brought into view; again with another object. */
  target?: { index: number }
}

/** Rows that scroll, of which only those exist that can be seen. They may be of different heights. */
export function VirtualList<Item>({ label, items, keyOf, estimate, render, target }: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index], index),
    overscan: 8,
    // Rows are measured as they come; to draw each at once would hold up the scrolling.
    useFlushSync: false
  })
  useEffect(() => {
    if (target) virtualizer.scrollToIndex(target.index, { align: 'center' })
  }, [target, virtualizer])
  return (
    <ScrollArea
      type="auto"
      scrollbars="y"
      className="virtual-list"
      viewportRef={scroller}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      <ol className="rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            {render(items[index], index)}
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}
