/** The way of a call through what a migration writes, into a sandbox. */
import type { SegmentEvent } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import type { Migration, MigrationOptions } from '../migrate'
import { migrate } from '../migrate'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'

const KEYS = { apiKey: 'api-key', secretKey: 'secret-key' }

/** What Segment puts into every call. */
const ENVELOPE = {
  messageId: 'message-1',
  timestamp: '2026-01-31T12:00:00.000Z',
  userId: 'user-1234',
  anonymousId: 'anonymous-1234'
}

/** A destination that was migrated, and the Amplitude that it sends to. */
export interface Migrated {
  sandbox: () => Sandbox
  /** Sends calls, one after the other, through the subscriptions that classic settings become. */
  send: (classicSettings: object, calls: object | object[], options?: MigrationOptions) => Promise<void>
  /** Sends calls, one after the other, through the enabled subscriptions of a migration. */
  sendThrough: (migration: Migration, calls: object | object[]) => Promise<void>
  /** The event types that Amplitude got. */
  eventTypes: () => unknown[]
}

/** One sandbox for all tests of a file, emptied between them. */
export function migrated(): Migrated {
  let running: Sandbox
  beforeAll(async () => {
    running = await startSandbox()
  })
  beforeEach(() => running.reset())
  afterAll(() => running.close())

  return {
    sandbox: () => running,
    send(classicSettings, calls, options) {
      return sendThrough(running, migrate({ ...KEYS, ...classicSettings }, options), calls)
    },
    sendThrough: (migration, calls) => sendThrough(running, migration, calls),
    eventTypes: () => running.events().map(({ event }) => event.event_type)
  }
}

async function sendThrough({ port }: Sandbox, migration: Migration, calls: object | object[]): Promise<void> {
  const { settings, subscriptions } = migration
  expect(problemsOfSubscriptions(subscriptions)).toEqual([])
  const agent = rerouteAgent(port)
  const runner = new Destination<Settings>({ ...destination, extendRequest: () => ({ agent }) })
  const own = subscriptions
    .filter(({ enabled }) => enabled)
    .map(({ trigger, action, mapping }) => ({ subscribe: trigger, partnerAction: action, mapping }))
  for (const call of Array.isArray(calls) ? calls : [calls]) {
    await runner.onEvent({ ...ENVELOPE, ...call } as SegmentEvent, { ...KEYS, ...settings, subscriptions: own })
  }
}
