import { Stack, Table, Text, Title } from '@mantine/core'
import type { StatusColor } from '../status-badge'
import { StatusBadge } from '../status-badge'
import type { Change } from './changes'
import { changesBetween } from './changes'
import { EventRows } from './event-rows'
import { FoldedValue } from './folded-value'
import { moneyOfEach } from './money'
import { inWords } from './revenue'
import type { ShownUser } from './sandbox-state'
import { momentInWords, sessionsOf, useUserEvents } from './user-events'

interface UserViewProps {
  user: ShownUser
  /** The users before the last sending; absent if nothing was sent. */
  before?: ShownUser[]
}

/** A user: who it is, its properties and how the last sending changed them, and its events by session. */
export function UserView({ user, before }: UserViewProps) {
  const former = before?.find(({ amplitude_id }) => amplitude_id === user.amplitude_id)
  const revenue = moneyOfEach(user.revenue.byCurrency)
  return (
    <Stack gap="md" component="section" aria-label="User">
      <dl className="facts">
        <Fact name="User ID" value={user.user_id ?? 'none: anonymous'} />
        <Fact name="Amplitude ID" value={String(user.amplitude_id)} />
        {user.device_ids.length > 0 && <Fact name="Devices" value={user.device_ids.join(', ')} />}
        <Fact name="Events" value={eventsInWords(user, former)} />
        {revenue.length > 0 && <Fact name="Revenue" value={revenue.join(', ')} />}
        {Object.entries(user.groups).map(([type, values]) => (
          <Fact key={type} name={`Group ${type}`} value={values.join(', ')} />
        ))}
      </dl>
      <Properties user={user} former={former} isCompared={before !== undefined} />
      <Events user={user} />
    </Stack>
  )
}

function eventsInWords({ events }: ShownUser, former: ShownUser | undefined): string {
  return former && events !== former.events
    ? `${inWords(events)}, ${inWords(events - former.events)} new`
    : inWords(events)
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="wrap">{value}</dd>
    </div>
  )
}

const CHANGE_COLORS: Record<Change['kind'], StatusColor> = { added: 'teal', changed: 'indigo', removed: 'red' }

interface PropertiesProps {
  user: ShownUser
  former?: ShownUser
  /** Whether something was sent, so that there is a before. */
  isCompared: boolean
}

function Properties({ user, former, isCompared }: PropertiesProps) {
  const changes = isCompared ? changesBetween(former?.user_properties, user.user_properties) : new Map<string, Change>()
  const removed = [...changes].filter(([, { kind }]) => kind === 'removed').map(([name]) => name)
  const names = [...Object.keys(user.user_properties), ...removed]
  if (names.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        This user has no properties.
      </Text>
    )
  }
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="User properties">
      <Table verticalSpacing={4} fz="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>User property</Table.Th>
            <Table.Th>Before</Table.Th>
            <Table.Th>Now</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name) => (
            <PropertyRow key={name} name={name} now={user.user_properties[name]} change={changes.get(name)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** What did not change stands under `Now` alone. */
function PropertyRow({ name, now, change }: { name: string; now: unknown; change?: Change }) {
  return (
    <Table.Tr data-property={name}>
      <Table.Td className="wrap">
        {name} {change && <StatusBadge color={CHANGE_COLORS[change.kind]}>{change.kind}</StatusBadge>}
      </Table.Td>
      <Table.Td data-before>
        {change && <FoldedValue label={`${name} before`} value={'before' in change ? change.before : undefined} />}
      </Table.Td>
      <Table.Td data-now>
        <FoldedValue label={name} value={change?.kind === 'removed' ? undefined : now} />
      </Table.Td>
    </Table.Tr>
  )
}

function Events({ user }: { user: ShownUser }) {
  const events = useUserEvents(user)
  return (
    <Stack gap="sm">
      {sessionsOf(events).map(({ start, events: of }) => (
        <section key={start ?? 'none'} aria-label={start === undefined ? 'Outside of a session' : 'Session'}>
          <Title order={3} mb={4}>
            {start === undefined ? 'Outside of a session' : `Session of ${momentInWords(start)}`}{' '}
            <Text span size="xs" c="dimmed">
              {inWords(of.length)} {of.length === 1 ? 'event' : 'events'}
            </Text>
          </Title>
          <EventRows events={of} />
        </section>
      ))}
      {events.length < user.events && events.length > 0 && (
        <Text size="xs" c="dimmed">
          The newest {inWords(events.length)} of {inWords(user.events)}.
        </Text>
      )}
    </Stack>
  )
}
