import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../ask'
import { Panel } from '../panel'
import { StatusBadge } from '../status-badge'
import { useTabState } from '../tab-state'
import { useWorkbench } from '../workbench'
import { EventStream } from './event-stream'
import { GroupList } from './group-list'
import { MappingList } from './mapping-list'
import { RevenueChart } from './revenue-chart'
import { useSandboxView } from './sandbox-view'
import { Sums, sumsOf } from './sums'
import { UserLookup } from './user-lookup'

const VIEWS = ['Users', 'Events', 'Groups'] as const
type View = typeof VIEWS[number]

function isView(stored: unknown): stored is View {
  return (VIEWS as readonly unknown[]).includes(stored)
}

/** What the sandbox holds: that is what Amplitude would show. */
export function AmplitudePanel() {
  const { live } = useWorkbench()
  const { state, isConnected } = useSandboxView()
  const [view, setView] = useTabState<View>({ key: 'amplitude-view', isValid: isView, first: 'Users' })
  const [trouble, setTrouble] = useState<string>()
  const empty = () => {
    setTrouble(undefined)
    ask.resetSandbox().catch((error: Error) => setTrouble(error.message))
  }
  const sums = sumsOf(state)
  return (
    <Panel
      title="Amplitude"
      side={
        <>
          <SegmentedControl
            size="xs"
            aria-label="What of Amplitude to look at"
            data={[...VIEWS]}
            value={view}
            onChange={(value) => isView(value) && setView(value)}
          />
          <Group gap="xs">
            <StatusBadge color={isConnected ? 'teal' : 'gray'}>
              {isConnected ? 'connected' : 'not connected'}
            </StatusBadge>
            <Button variant="default" size="xs" onClick={empty}>
              Empty the sandbox
            </Button>
          </Group>
        </>
      }
    >
      <Stack gap="md">
        {trouble && (
          <Alert color="red" variant="light" role="alert" p="xs">
            {trouble}
          </Alert>
        )}
        {live && <Text size="sm">This is the sandbox. What you send to the real Amplitude is not here.</Text>}
        <Sums sums={sums} />
        {view === 'Users' && <UserLookup />}
        {view === 'Events' && (
          <>
            <RevenueChart events={state.events} revenue={sums.revenue} />
            <EventStream events={state.events} total={sums.events} />
          </>
        )}
        {view === 'Groups' && (
          <>
            <GroupList groups={state.groups} />
            <MappingList mappings={state.mappings} />
          </>
        )}
      </Stack>
    </Panel>
  )
}
