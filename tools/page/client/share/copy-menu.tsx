import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { AnyEvent, Exchange, Unanswered } from '../../api'
import { prettyBody } from '../result/pretty-body'
import { asCurl } from './as-curl'

interface CopyMenuProps {
  /** What of it is copied is told by its name: `Copy of <label>`. */
  label: string
  exchange: Exchange | Unanswered
  /** The events that the request is made of. */
  events: AnyEvent[]
}

/** Copies a request, as it is or as a command, its answer, or the events that it is made of. */
export function CopyMenu({ label, exchange, events }: CopyMenuProps) {
  const { copy, copied } = useClipboard()
  const curl = asCurl(exchange.request)
  const answer = 'response' in exchange ? prettyBody(exchange.response.body) : undefined
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-xs" variant="default" aria-label={copied ? `Copied, of ${label}` : `Copy of ${label}`}>
          {copied ? 'Copied' : 'Copy…'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => curl !== undefined && copy(curl)} disabled={curl === undefined}>
          {curl === undefined ? 'As curl: too long for a command' : 'As curl, keys as variables'}
        </Menu.Item>
        <Menu.Item onClick={() => copy(prettyBody(exchange.request.body))}>Request</Menu.Item>
        {answer !== undefined && <Menu.Item onClick={() => copy(answer)}>Answer</Menu.Item>}
        {events.length > 0 && (
          <Menu.Item onClick={() => copy(JSON.stringify(events.length === 1 ? events[0] : events, null, 2))}>
            {events.length === 1 ? 'Event' : `${events.length} events`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
