import { memo } from 'react'
import type { LiveCall, LivePart } from '../../api'
import { StatusBadge } from '../status-badge'
import { nextTryInWords } from './next-try'
import { STANDINGS, standingOfPart } from './standing'

export interface LiveRowProps {
  call: LiveCall
  /** In ms since the epoch; for calls that wait. */
  now: number
  onOpen: (call: LiveCall) => void
}

/** A call and what became of it. Plain elements: there are hundreds, and all of them change in a burst. */
export const LiveRow = memo(function LiveRow({ call, now, onOpen }: LiveRowProps) {
  const { title, user, library, receivedAt } = call
  return (
    <li className="live-call" data-call={call.messageId}>
      <button type="button" className="live-open" onClick={() => onOpen(call)} title="Open as the event to work on">
        <time dateTime={receivedAt}>{new Date(receivedAt).toLocaleTimeString()}</time>
        <span>
          <strong className="wrap">{title}</strong> <span className="wrap">{user}</span>
        </span>
        <span className="wrap">{library}</span>
      </button>
      <div className="live-standings">
        <Standing call={call} now={now} />
      </div>
    </li>
  )
})

function Standing({ call: { invalid, withheld, parts }, now }: Pick<LiveRowProps, 'call' | 'now'>) {
  if (invalid !== undefined) return <Line standing="invalid" why={invalid} />
  if (withheld !== undefined) return <Line standing="withheld" why={withheld} />
  if (!parts) return <Line standing="pending" />
  if (parts.length === 0) return <Line standing="none" />
  return (
    <>
      {parts.map((part) => (
        <Line
          key={part.subscription}
          standing={standingOfPart(part)}
          of={part.subscription}
          {...detailsOf(part, now)}
        />
      ))}
    </>
  )
}

interface LineProps {
  standing: keyof typeof STANDINGS
  /** The subscription. */
  of?: string
  /** What stands in the badge beside the standing itself. */
  more?: string
  why?: string
}

function Line({ standing, of, more, why }: LineProps) {
  const { words, color } = STANDINGS[standing]
  return (
    <div className={why ? 'live-standing live-explained' : 'live-standing'} data-standing={standing}>
      {of !== undefined && <span className="wrap">{of}</span>}
      <StatusBadge color={color}>{more ? `${words}, ${more}` : words}</StatusBadge>
      {why && <span className="wrap live-why">{why}</span>}
    </div>
  )
}

function detailsOf({ outcome }: LivePart, now: number): Pick<LineProps, 'more' | 'why'> {
  switch (outcome?.kind) {
    case 'refused':
      return { more: triesInWords(outcome.tries), why: withStatus(outcome) }
    case 'waiting':
      return { more: nextTryInWords(outcome.nextTry, now), why: withStatus(outcome) }
    case 'behind':
      return { more: nextTryInWords(outcome.nextTry, now) }
    default:
      return {}
  }
}

function triesInWords(tries: number): string | undefined {
  return tries > 1 ? `after ${tries} tries` : undefined
}

/** Not every failure has a status: a connection can break before there is one. */
function withStatus({ status, message }: { status: number; message: string }): string {
  return status > 0 ? `${status}: ${message}` : message
}
