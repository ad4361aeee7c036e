/** The way of a call through what a migration writes, into a sandbox. */
import type { SegmentEvent } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import type { MigrationOptions } from '../migrate'
import { migrate } from '../migrate'
import { problemsOfSubscriptions } from '../problems-of-subscriptions'

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
    async send(classicSettings, calls, options) {
      const keys = { apiKey: 'api-key', secretKey: 'secret-key' }
      const { settings, subscriptions } = migrate({ ...keys, ...classicSettings }, options)
      expect(problemsOfSubscriptions(subscriptions)).toEqual([])
      const agent = rerouteAgent(running.port)
      const runner = new Destination<Settings>({ ...destination, extendRequest: () => ({ agent }) })
      const own = subscriptions.map(({ trigger, action, mapping }) => ({
        subscribe: trigger,
        partnerAction: action,
        mapping
      }))
      for (const call of Array.isArray(calls) ? calls : [calls]) {
        await runner.onEvent({ ...ENVELOPE, ...call } as SegmentEvent, { ...settings, subscriptions: own })
      }
    },
    eventTypes: () => running.events().map(({ event }) => event.event_type)
  }
}
