import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { memo } from 'react'
import { inWords } from '../amplitude/revenue'
import { StatusBadge } from '../status-badge'
import type { EventResult, PartResult } from './event-results'
import { EVENT_STANDINGS } from './event-results'

interface ResultRowProps {
  result: EventResult
  /** Whether its event is the one that is looked at. */
  isCurrent: boolean
  /** Whether all of its messages is shown: of many, which are often alike, it is their beginning. */
  isWhole: boolean
  onLook: (event: number) => void
}

/** An event and what each subscription made of it; it leads to the event. */
export const ResultRow = memo(function ResultRow({ result, isCurrent, isWhole, onLook }: ResultRowProps) {
  const { event, title, standing, parts } = result
  return (
    <div className="result-row" data-event-number={event + 1} data-standing={standing} data-current={isCurrent}>
      <UnstyledButton className="row-open" aria-current={isCurrent} onClick={() => onLook(event)}>
        <span className="row-number">
          <VisuallyHidden>Look at event </VisuallyHidden>
          {inWords(event + 1)}
        </span>
        <span className="wrap">{title}</span>
      </UnstyledButton>
      <div className="row-parts">
        {parts.length === 0 && <Badge standing="untaken" />}
        {parts.map((part) => (
          <Part key={part.call} part={part} isWhole={isWhole} />
        ))}
      </div>
    </div>
  )
})

interface PartProps {
  part: PartResult
  isWhole: boolean
}

function Part({ part: { subscription, standing, status, message }, isWhole }: PartProps) {
  return (
    <div data-part={subscription} data-explained={message !== undefined}>
      <span className="wrap">{subscription}</span> <Badge standing={standing} status={status} />
      {message !== undefined && (
        <Text size="xs" className="wrap row-why" lineClamp={isWhole ? undefined : 1} title={message}>
          {message}
        </Text>
      )}
    </div>
  )
}

/** How it stands, with the status where that is no success. */
function Badge({ standing, status }: { standing: PartResult['standing']; status?: number }) {
  const { words, color } = EVENT_STANDINGS[standing]
  return <StatusBadge color={color}>{standing === 'delivered' || !status ? words : `${status} ${words}`}</StatusBadge>
}
