import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { LiveCall } from '../../api'
import { inWords } from '../amplitude/revenue'
import { LiveRow } from './live-row'
import { standingsOf } from './standing'

/** Rows that are shown at first, and that are added at a time. */
const ROWS = 100

interface LiveListProps {
  /** Newest first. */
  calls: LiveCall[]
  onOpen: (call: LiveCall) => void
}

export function LiveList({ calls, onOpen }: LiveListProps) {
  const [rows, setRows] = useState(ROWS)
  const shown = calls.slice(0, rows)
  const waiting = new Set(
    shown.filter((call) => standingsOf(call).some((one) => one === 'waiting' || one === 'behind'))
  )
  const now = useNow(waiting.size > 0)
  return (
    <div className="live-list" tabIndex={0} role="region" aria-label="Calls of clients">
      <ol reversed aria-label="Calls, newest first">
        {shown.map((call) => (
          <LiveRow key={call.sequence} call={call} now={waiting.has(call) ? now : 0} onOpen={onOpen} />
        ))}
      </ol>
      {calls.length > rows && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setRows(rows + ROWS)}>
          Show {Math.min(ROWS, calls.length - rows)} more of {inWords(calls.length)}
        </Button>
      )}
    </div>
  )
}

/** The time, in ms since the epoch, a second exact while it is needed. */
function useNow(isNeeded: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!isNeeded) return undefined
    setNow(Date.now())
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [isNeeded])
  return now
}
