import { Analytics } from '@segment/analytics-node'

/** Calls that are open at once: whoever sends faster than a server answers has to wait somewhere. */
const MOST_OPEN = 10_000

/** Users that the calls are of. A user of Amplitude may have 30 events a second. */
const USERS = 10_000

/** Each call is of a cent. */
export const REVENUE = 0.01

/**
 * Sends numbered calls by Segment's library for Node, as fast as it goes. Resolves when all are answered.
 * @param host The server's address.
 * @returns How many the library gave up.
 */
export async function sendCalls(host: string, calls: number): Promise<number> {
  const analytics = new Analytics({ writeKey: 'any', host, flushAt: 100, flushInterval: 100 })
  let failed = 0
  let open = 0
  let goOn = () => undefined as void
  for (let number = 0; number < calls; number++) {
    open++
    const userId = `user-${10_000 + (number % USERS)}`
    analytics.track({ userId, event: 'Paid', properties: { number, revenue: REVENUE, plan: 'Pro' } }, (error) => {
      if (error) failed++
      open--
      goOn()
    })
    if (open >= MOST_OPEN) await new Promise<void>((resolve) => (goOn = resolve))
  }
  await analytics.closeAndFlush({ timeout: 120_000 })
  return failed
}
