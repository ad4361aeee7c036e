import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SubscriptionsQuestion } from '../../api'
import { ask } from '../ask'
import { useWorkbench } from '../workbench'

/** Ms from the last edit to telling it. */
const DELAY_MS = 300

/**
 * Tells the server what clients' calls are to run with: what stands on the page that is looked at.
 * @param isConnected Whether the server is there. When it comes back it has forgotten, or another page has told it otherwise.
 * @returns Why it does not know.
 */
export function useSubscriptionsOfClients(isConnected: boolean): string | undefined {
  const { subscriptions, settings } = useWorkbench()
  const now = useMemo<SubscriptionsQuestion>(() => ({ subscriptions, settings }), [subscriptions, settings])
  const [question] = useDebouncedValue(now, DELAY_MS)
  const [trouble, setTrouble] = useState<string>()
  // One after the other, so that the last one told is the last one heard.
  const telling = useRef(Promise.resolve())
  useEffect(() => {
    if (!isConnected) return
    telling.current = telling.current
      .then(() => ask.setSubscriptions(question))
      .then(
        () => setTrouble(undefined),
        ({ message }: Error) => setTrouble(`Clients' calls do not run with what stands here: ${message}`)
      )
  }, [question, isConnected])
  return trouble
}
