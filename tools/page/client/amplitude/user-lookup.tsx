import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useWorkbench } from '../workbench'
import type { ShownUser } from './sandbox-state'
import { useSandboxView } from './sandbox-view'
import { useUserSearch } from './user-search'
import { UserView } from './user-view'

/** Finds a user, and shows what there is of it: without a choice the one that the last sending was about. */
export function UserLookup() {
  const { sent } = useWorkbench()
  const { state } = useSandboxView()
  const [chosen, setChosen] = useState<ShownUser>()
  const [search, setSearch] = useState('')
  const found = useUserSearch(search, state.users)
  const user = latestOf(chosen, state.users) ?? lastChanged(state.users, sent?.usersBefore)
  if (!user) {
    return (
      <Text size="sm" c="dimmed">
        No user is known yet.
      </Text>
    )
  }
  const options = found.some(({ amplitude_id }) => amplitude_id === user.amplitude_id) ? found : [...found, user]
  return (
    <Stack gap="sm">
      <Select
        label="Find a user"
        placeholder="User id, device id or Amplitude id"
        size="xs"
        searchable
        // The server has searched already.
        filter={({ options: all }) => (search.trim() === '' ? all : all.filter((one) => isIn(one, found)))}
        data={options.map((one) => ({ value: String(one.amplitude_id), label: nameOf(one) }))}
        value={String(user.amplitude_id)}
        nothingFoundMessage="No user has this in an id."
        onSearchChange={(text) => setSearch(text === nameOf(user) ? '' : text)}
        onChange={(id) => setChosen(options.find(({ amplitude_id }) => String(amplitude_id) === id))}
        onFocus={({ currentTarget }) => currentTarget.select()}
        maxDropdownHeight={280}
      />
      <UserView key={user.amplitude_id} user={user} before={sent?.usersBefore} />
    </Stack>
  )
}

function isIn(option: object, users: ShownUser[]): boolean {
  return users.some(({ amplitude_id }) => 'value' in option && option.value === String(amplitude_id))
}

/** The user as it is now, where it is among those that are known. */
function latestOf(user: ShownUser | undefined, users: ShownUser[]): ShownUser | undefined {
  if (!user) return undefined
  // The sandbox was emptied.
  if (users.length === 0) return undefined
  return users.find(({ amplitude_id }) => amplitude_id === user.amplitude_id) ?? user
}

/** The user that the last sending was about: the last one that is not as it was. */
function lastChanged(users: ShownUser[], before: ShownUser[] = []): ShownUser | undefined {
  const former = new Map(before.map((user) => [user.amplitude_id, JSON.stringify(user)]))
  const changed = users.filter((user) => former.get(user.amplitude_id) !== JSON.stringify(user))
  return changed[changed.length - 1] ?? users[users.length - 1]
}

function nameOf({ user_id, device_ids }: ShownUser): string {
  return user_id ?? `Anonymous, on ${device_ids.join(', ')}`
}
