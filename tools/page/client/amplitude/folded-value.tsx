import { Spoiler } from '@mantine/core'

/** Px of a value that are shown at first: three lines. */
const FOLDED_PX = 54

/** A value as JSON; a long one is folded. */
export function FoldedValue({ value }: { value: unknown }) {
  if (value === undefined) return <span className="faint">—</span>
  return (
    <Spoiler maxHeight={FOLDED_PX} showLabel="Show all" hideLabel="Fold" transitionDuration={0} className="value">
      {JSON.stringify(value)}
    </Spoiler>
  )
}
