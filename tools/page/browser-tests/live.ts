import type { Locator } from '@playwright/test'
import type { Call } from '../../../pipeline/call'
import type { Outcome } from '../../../pipeline/deliver/outcome'
import { startServer } from '../../serve/start'
import type { Served } from '../../serve/start'
import { bundlePage } from '../server/bundle'
import type { Workbench } from './workbench'
import { test as base } from './workbench'

export { expect } from './workbench'

/** What clients send, and what becomes of it: told to the server as its pipeline tells it. */
export interface Clients {
  /** A call came in. */
  call: (messageId: string, fields?: Record<string, unknown>, withheld?: string) => void
  /** Something came in that is no call. */
  invalid: (sent: unknown, reason: string) => void
  /** Subscriptions take it. */
  taken: (messageId: string, ...subscriptions: string[]) => void
  outcome: (messageId: string, subscription: string, outcome: Outcome) => void
  /** What their calls run with. */
  served: Served
}

export const DELIVERED: Outcome = { kind: 'delivered', status: 200 }
export const refused = (message: string): Outcome => ({ kind: 'refused', status: 400, message, tries: 1 })
export const waiting = (inMs: number): Outcome => ({
  kind: 'waiting',
  status: 503,
  message: 'Amplitude is busy.',
  tries: 1,
  nextTry: Date.now() + inMs
})

// Playwright reads from a fixture's first parameter what it needs: here nothing.
/* eslint-disable no-empty-pattern */

/** A server of this process, so that the tests can tell it what the pipeline would. */
export const test = base.extend<{ clients: Clients }, { served: Served }>({
  served: [
    async ({}, use) => {
      const bundling = bundlePage()
      const served = await startServer({ port: 0, live: false, bundle: () => bundling })
      await bundling
      await use(served)
      await served.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  server: [({ served }, use) => use(served.url), { scope: 'worker' }],
  clients: async ({ served }, use) => {
    served.liveCalls.clear()
    await use(clientsOf(served))
  }
})

function clientsOf(served: Served): Clients {
  const { liveCalls } = served
  const client = { library: 'analytics-node 3.1.0', ip: '127.0.0.1' }
  const calls = new Map<string, Call>()
  const known = (messageId: string): Call => calls.get(messageId) as Call
  return {
    served,
    call(messageId, fields, withheld) {
      const now = new Date().toISOString()
      const call: Call = {
        type: 'track',
        event: 'Clicked',
        userId: 'user-1234',
        timestamp: now,
        receivedAt: now,
        ...fields,
        messageId
      }
      calls.set(messageId, call)
      liveCalls.collected(call, client, withheld)
    },
    invalid: (sent, reason) => liveCalls.refused(sent, client, reason),
    taken: (messageId, ...subscriptions) => liveCalls.taken(known(messageId), subscriptions),
    outcome: (messageId, subscription, outcome) => liveCalls.outcome(known(messageId), subscription, outcome)
  }
}

/** The stream on the page. */
export interface LiveView {
  panel: Locator
  tab: Locator
  /** A call's row, by its message id. */
  row: (messageId: string) => Locator
  rows: Locator
  filter: Locator
  outcome: Locator
}

export function liveViewOf({ page }: Workbench): LiveView {
  const panel = page.getByRole('region', { name: 'Live', exact: true })
  return {
    panel,
    tab: page.getByRole('tab', { name: 'Live' }),
    row: (messageId) => panel.locator(`[data-call="${messageId}"]`),
    rows: panel.locator('[data-call]'),
    filter: panel.getByLabel('Filter'),
    outcome: panel.getByLabel('Outcome')
  }
}
