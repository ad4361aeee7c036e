import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { ask } from '../ask'
import { Panel } from '../panel'
import { useWorkbench } from '../workbench'
import { EventStream } from './event-stream'
import { GroupList } from './group-list'
import { MappingList } from './mapping-list'
import { RevenueChart } from './revenue-chart'
import type { SandboxState } from './sandbox-state'
import { useSandboxState } from './sandbox-state'
import { UserView } from './user-view'
import { StatusBadge } from '../status-badge'

/** What the sandbox holds: that is what Amplitude would show. */
export function AmplitudePanel() {
  const { sent } = useWorkbench()
  const { state, isLive } = useSandboxState()
  return (
    <Panel
      title="Amplitude's view"
      side={
        <Group gap="xs">
          <StatusBadge color={isLive ? 'teal' : 'gray'}>{isLive ? 'live' : 'not connected'}</StatusBadge>
          <Button variant="default" size="xs" onClick={() => void ask.resetSandbox()}>
            Empty the sandbox
          </Button>
        </Group>
      }
    >
      <Stack gap="lg">
        <Sums state={state} />
        {state.users.length > 0 && <UserView users={state.users} before={sent?.usersBefore ?? []} />}
        <RevenueChart events={state.events} />
        {state.groups.length > 0 && <GroupList groups={state.groups} />}
        {state.mappings.length > 0 && <MappingList mappings={state.mappings} />}
        <EventStream events={state.events} />
      </Stack>
    </Panel>
  )
}

function Sums({ state: { projects } }: { state: SandboxState }) {
  const sum = (of: (project: SandboxState['projects'][number]) => number) =>
    projects.reduce((total, project) => total + of(project), 0)
  return (
    <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="xs" component="dl" m={0}>
      <Sum name="Events" value={sum(({ events }) => events)} />
      <Sum name="Users" value={sum(({ users }) => users)} />
      <Sum name="Revenue" value={sum(({ revenue }) => revenue.total)} />
      <Sum name="Sends deduplicated" value={sum(({ deduplicated }) => deduplicated)} />
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
        {value.toLocaleString('en', { maximumFractionDigits: 2 })}
      </Text>
    </div>
  )
}
