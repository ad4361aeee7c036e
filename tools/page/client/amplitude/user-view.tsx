import { NativeSelect, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Change } from './changes'
import { changesBetween } from './changes'
import { inWords } from './revenue'
import type { ShownUser } from './sandbox-state'
import type { StatusColor } from '../status-badge'
import { StatusBadge } from '../status-badge'

interface UserViewProps {
  /** At least one. */
  users: ShownUser[]
  /** The users before the last sending; absent if nothing was sent. */
  before?: ShownUser[]
}

/** A user with its properties, and how the last sending changed them. */
export function UserView({ users, before }: UserViewProps) {
  const [chosen, setChosen] = useState<number>()
  const user = users.find(({ amplitude_id }) => amplitude_id === chosen) ?? lastChanged(users, before)
  const former = before?.find(({ amplitude_id }) => amplitude_id === user.amplitude_id)
  const changes = before ? changesBetween(former?.user_properties, user.user_properties) : new Map<string, Change>()
  const removed = [...changes].flatMap(([name, change]) =>
    change.kind === 'removed' ? [[name, change.before] as const] : []
  )
  const rows = [...Object.entries(user.user_properties), ...removed]
  return (
    <section aria-label="User">
      <Title order={3} size="h5" mb="xs">
        User
      </Title>
      <NativeSelect
        size="xs"
        aria-label="User to show"
        data={users.map((one) => ({ value: String(one.amplitude_id), label: nameOf(one) }))}
        value={String(user.amplitude_id)}
        onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
      />
      <Text size="sm" my="xs" className="wrap">
        {user.events} {user.events === 1 ? 'event' : 'events'}
        {former && user.events !== former.events && ` (${user.events - former.events} new)`}, revenue{' '}
        {inWords(user.revenue.total)}
        {user.device_ids.length > 0 && `, devices ${user.device_ids.join(', ')}`}
      </Text>
      {Object.entries(user.groups).map(([type, values]) => (
        <Text size="sm" key={type} className="wrap">
          Group {type}: {values.join(', ')}
        </Text>
      ))}
      {rows.length === 0 && <Text c="dimmed">This user has no properties.</Text>}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="User properties">
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>User property</Table.Th>
                <Table.Th>Value</Table.Th>
                <Table.Th>Last change</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([name, value]) => (
                <Table.Tr key={name} data-property={name}>
                  <Table.Td className="wrap">{name}</Table.Td>
                  <Table.Td className="value">{JSON.stringify(value)}</Table.Td>
                  <Table.Td className="wrap">
                    <ChangeCell change={changes.get(name)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

const CHANGE_COLORS: Record<Change['kind'], StatusColor> = { added: 'teal', changed: 'indigo', removed: 'red' }

function ChangeCell({ change }: { change?: Change }) {
  if (!change) return null
  return (
    <>
      <StatusBadge color={CHANGE_COLORS[change.kind]}>{change.kind}</StatusBadge>
      {change.kind === 'changed' && (
        <Text size="xs" c="dimmed" className="value">
          was {JSON.stringify(change.before)}
        </Text>
      )}
    </>
  )
}

/** The user that the last sending was about: the last one that is not as it was. */
function lastChanged(users: ShownUser[], before: ShownUser[] = []): ShownUser {
  const former = new Map(before.map((user) => [user.amplitude_id, JSON.stringify(user)]))
  const changed = users.filter((user) => former.get(user.amplitude_id) !== JSON.stringify(user))
  return changed[changed.length - 1] ?? users[users.length - 1]
}

function nameOf({ user_id, device_ids }: ShownUser): string {
  return user_id ?? `Anonymous, on ${device_ids.join(', ')}`
}
