import { Spoiler } from '@mantine/core'

/** Characters of a value that are shown as they are. */
const SHORT = 120

/** Px of a longer one that are shown at first: three lines. */
const FOLDED_PX = 54

interface FoldedValueProps {
  /** What a screen reader says it is. */
  label: string
  value: unknown
}

/** A value as JSON; a long one is folded. */
export function FoldedValue({ label, value }: FoldedValueProps) {
  if (value === undefined) return <span className="faint">—</span>
  const text = JSON.stringify(value)
  if (text.length <= SHORT) return <span className="value">{text}</span>
  return (
    <Spoiler
      maxHeight={FOLDED_PX}
      showLabel="Show all"
      hideLabel="Fold"
      transitionDuration={0}
      className="value"
      attributes={{ content: { 'aria-label': label } }}
    >
      {text}
    </Spoiler>
  )
}
