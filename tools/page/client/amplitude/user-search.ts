import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { ask } from '../ask'
import type { ShownUser } from './sandbox-state'

/** Ms from the last key to the search. */
const DELAY_MS = 150

/** How many users are found at a time; the newest of them. */
const FOUND = 50

/**
 * The users whose user id, device id or Amplitude id holds a text: of all, and not only of the newest.
 * @param users The newest, which are found where nothing is searched for; another list asks again.
 */
export function useUserSearch(text: string, users: ShownUser[]): ShownUser[] {
  const [search] = useDebouncedValue(text.trim(), DELAY_MS)
  const [found, setFound] = useState<{ search: string; users: ShownUser[] }>()
  useEffect(() => {
    if (search === '') return undefined
    let isWanted = true
    ask.sandbox<ShownUser[]>(`/users?limit=${FOUND}&search=${encodeURIComponent(search)}`).then(
      (answer) => isWanted && setFound({ search, users: answer }),
      () => undefined
    )
    return () => {
      isWanted = false
    }
  }, [search, users])
  const matching = text.trim() !== '' && found ? found.users : users.slice(-FOUND)
  return [...matching].reverse()
}
