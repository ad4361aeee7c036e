import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AnyEvent } from '../../api'
import { ask } from '../ask'
import { Panel } from '../panel'
import { useWorkbench } from '../workbench'
import { EventStream } from './event-stream'
import { GroupList } from './group-list'
import { MappingList } from './mapping-list'
import { inWords } from './revenue'
import { RevenueChart } from './revenue-chart'
import type { SandboxState } from './sandbox-state'
import { useSandboxState } from './sandbox-state'
import { UserView } from './user-view'
import { StatusBadge } from '../status-badge'

/** What the sandbox holds: that is what Amplitude would show. */
export function AmplitudePanel() {
  const { sent, askAgain, live } = useWorkbench()
  const { state, isConnected } = useSandboxState(sent?.events ?? NO_EVENTS, askAgain)
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
        <Group gap="xs">
          <StatusBadge color={isConnected ? 'teal' : 'gray'}>{isConnected ? 'connected' : 'not connected'}</StatusBadge>
          <Button variant="default" size="xs" onClick={empty}>
            Empty the sandbox
          </Button>
        </Group>
      }
    >
      <Stack gap="lg">
        {trouble && (
          <Alert color="red" variant="light" role="alert" p="xs">
            {trouble}
          </Alert>
        )}
        {live && <Text size="sm">This is the sandbox. What you send to the real Amplitude is not here.</Text>}
        <Sums sums={sums} />
        {state.users.length > 0 && <UserView users={state.users} before={sent?.usersBefore} />}
        <RevenueChart events={state.events} revenue={sums.revenue} />
        {state.groups.length > 0 && <GroupList groups={state.groups} />}
        {state.mappings.length > 0 && <MappingList mappings={state.mappings} />}
        <EventStream events={state.events} total={sums.events} />
      </Stack>
    </Panel>
  )
}

const NO_EVENTS: AnyEvent[] = []

interface SandboxSums {
  events: number
  users: number
  revenue: number
  deduplicated: number
}

/** The sums of all projects. */
function sumsOf({ projects }: SandboxState): SandboxSums {
  const sum = (of: (project: SandboxState['projects'][number]) => number) =>
    projects.reduce((total, project) => total + of(project), 0)
  return {
    events: sum(({ events }) => events),
    users: sum(({ users }) => users),
    revenue: sum(({ revenue }) => revenue.total),
    deduplicated: sum(({ deduplicated }) => deduplicated)
  }
}

function Sums({ sums }: { sums: SandboxSums }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="xs" component="dl" m={0}>
      <Sum name="Events" value={sums.events} />
      <Sum name="Users" value={sums.users} />
      <Sum name="Revenue" value={sums.revenue} />
      <Sum name="Sends deduplicated" value={sums.deduplicated} />
    </SimpleGrid>
  )
}

function Sum({ name, value }: { name: string; value: number }) {
  return (
    <div data-sum={name}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} size="xl" fw={700}>
        {inWords(value)}
      </Text>
    </div>
  )
}
