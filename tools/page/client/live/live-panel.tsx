import { Alert, Button, Code, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { LiveCall } from '../../api'
import { inWords } from '../amplitude/revenue'
import { ask } from '../ask'
import { usePlaces } from '../layout/places'
import { Panel } from '../panel'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'
import type { LiveFilter } from './live-filter'
import { matching } from './live-filter'
import { LiveList } from './live-list'
import { useLive } from './live-provider'
import type { LiveState } from './live-state'
import { countSince, heldCalls, newestOf } from './live-state'
import type { Standing } from './standing'
import { STANDINGS } from './standing'

const NO_FILTER: LiveFilter = { text: '' }

/** The calls that clients send to this server, as they come. */
export function LivePanel() {
  const { state, isConnected, subscriptionsTrouble } = useLive()
  const { isShown } = usePlaces()
  const { trouble, open, clear } = useActions()
  const [held, setHeld] = useState<LiveState>()
  const [filter, setFilter] = useState(NO_FILTER)
  // A burst is drawn when there is time for it: what is typed goes first.
  const current = useDeferredValue(state)
  const calls = useMemo(() => (held ? heldCalls(held.calls, current) : current.calls), [held, current])
  const matches = useMemo(() => matching(calls, filter), [calls, filter])
  const empty = () => {
    setHeld(undefined)
    clear()
  }
  return (
    <Panel
      title="Live"
      side={
        <Group gap="xs">
          <StatusBadge color={isConnected ? 'teal' : 'gray'}>{isConnected ? 'connected' : 'not connected'}</StatusBadge>
          <PauseButton state={state} held={held} onHold={setHeld} />
          <Button variant="default" size="xs" onClick={empty} disabled={calls.length === 0}>
            Clear
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        {[trouble, subscriptionsTrouble].map(
          (one) =>
            one && (
              <Alert key={one} color="red" variant="light" role="alert" p="xs">
                {one}
              </Alert>
            )
        )}
        {calls.length === 0 ? <HowToBegin /> : <FilterFields filter={filter} onFilter={setFilter} />}
        <div>
          {calls.length > 0 && (
            <Text size="xs" c="dimmed">
              {countsInWords(matches.length, calls.length, (held ?? current).total)}
            </Text>
          )}
          <div role="status">
            {held && <Text size="xs">The stream holds. What comes of these calls is still told.</Text>}
            {calls.length > 0 && matches.length === 0 && <Text size="sm">No call matches the filter.</Text>}
          </div>
        </div>
        {isShown('live') && matches.length > 0 && <LiveList calls={matches} onOpen={open} />}
      </Stack>
    </Panel>
  )
}

/** What one can do with the calls, and why it did not come about. */
function useActions() {
  const { takeEvent } = useWorkbench()
  const { show } = usePlaces()
  const [trouble, setTrouble] = useState<string>()
  const open = useCallback(
    ({ sequence, title, user }: LiveCall) => {
      setTrouble(undefined)
      ask.liveCall(sequence).then(
        (call) => {
          takeEvent(JSON.stringify(call, null, 2), { kind: 'live', title: user ? `${title}, ${user}` : title })
          show('event')
        },
        (error: Error) => setTrouble(error.message)
      )
    },
    [takeEvent, show]
  )
  const clear = () => {
    setTrouble(undefined)
    ask.clearLiveCalls().catch((error: Error) => setTrouble(error.message))
  }
  return { trouble, open, clear }
}

interface PauseButtonProps {
  state: LiveState
  held: LiveState | undefined
  onHold: (held: LiveState | undefined) => void
}

function PauseButton({ state, held, onHold }: PauseButtonProps) {
  if (!held) {
    return (
      <Button variant="default" size="xs" onClick={() => onHold(state)} disabled={state.calls.length === 0}>
        Pause
      </Button>
    )
  }
  const since = countSince(newestOf(held), state)
  return (
    <Button size="xs" onClick={() => onHold(undefined)}>
      Go on{since > 0 && `: ${inWords(since)} new`}
    </Button>
  )
}

function FilterFields({ filter, onFilter }: { filter: LiveFilter; onFilter: (filter: LiveFilter) => void }) {
  return (
    <Group gap="xs" grow align="flex-end">
      <TextInput
        label="Filter"
        placeholder="Event, user, library or message"
        size="xs"
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <NativeSelect
        label="Outcome"
        size="xs"
        data={[
          { value: '', label: 'any' },
          ...Object.entries(STANDINGS).map(([value, { words: label }]) => ({ value, label }))
        ]}
        value={filter.standing ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, standing: value === '' ? undefined : (value as Standing) })
        }
      />
    </Group>
  )
}

function HowToBegin() {
  return (
    <Stack gap={4}>
      <Text size="sm">No call has come in yet. Point a library of Segment's at this server:</Text>
      <Code block className="value">{`new Analytics({ writeKey: 'any', host: '${window.location.origin}' })`}</Code>
      <Text size="sm" c="dimmed">
        Its calls run with the subscriptions of this page. docs/clients.md has the line for each library.
      </Text>
    </Stack>
  )
}

function countsInWords(matches: number, kept: number, total: number): string {
  const counted = `${matches === kept ? '' : `${inWords(matches)} of `}${inWords(kept)} ${
    kept === 1 ? 'call' : 'calls'
  }`
  return total === kept ? `${counted}.` : `${counted}; ${inWords(total)} came in, and the oldest are forgotten.`
}
