/** The server as `npm run serve` starts it, for tests with real clients. */
import { EXAMPLE_SETTINGS } from '../../page/example-settings'
import type { Sandbox } from '../../sandbox/sandbox'
import type { Served, ServeOptions } from '../../serve/start'
import { startServer } from '../../serve/start'
import type { SubscriptionChange } from '../expectation'
import { withChanges } from '../expectation'

export type LocalSegment = Served

/** A page of one file: building the real one is left to the browser tests. */
const PAGE = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>The page</title>' }]
])

/** Starts the server on any free port. */
export function startLocalSegment(options: Partial<ServeOptions> = {}): Promise<LocalSegment> {
  return startServer({ port: 0, live: false, bundle: () => Promise.resolve(PAGE), ...options })
}

/** Sets what the page would: the presets with changes. */
export function change(
  { currentSubscriptions }: LocalSegment,
  changes: Record<string, SubscriptionChange> | undefined
): void {
  const { subscriptions } = currentSubscriptions.current
  currentSubscriptions.set({ subscriptions: withChanges(subscriptions, changes), settings: EXAMPLE_SETTINGS })
}

/** Waits for something that calls lead to. Says what the sandbox holds where it never comes true. */
export async function until(sandbox: Sandbox, holds: () => boolean, patienceMs = 15_000): Promise<void> {
  const end = Date.now() + patienceMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It did not come true: ${JSON.stringify(sandbox.events(20))}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
