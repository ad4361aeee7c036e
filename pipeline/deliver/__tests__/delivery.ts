/** A delivery of this destination, with what it tells. */
import { defaultValues } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import type { Call } from '../../call'
import { MemoryLog } from '../../log/memory-log'
import { DeadLetterList } from '../dead-letters'
import type { Deliverer, DelivererOptions } from '../deliverer'
import { startDeliverer } from '../deliverer'
import type { Outcome } from '../outcome'
import type { Subscription } from '../subscription'
import type { LocalAmplitude } from './local-amplitude'

export const SETTINGS: Settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815', endpoint: 'north_america' }

export function subscription(
  name: string,
  trigger: string,
  changes: JSONObject = {},
  action = 'logEvent'
): Subscription {
  const fields = destination.actions[action]?.fields ?? {}
  return { name, action, trigger, enabled: true, mapping: { ...defaultValues(fields), ...changes } }
}

export const TRACK = subscription('Track Calls', 'type = "track"')

export function call(number: number, changes: Partial<Call> = {}): Call {
  const at = new Date(Date.UTC(2026, 0, 31, 12) + number).toISOString()
  return {
    type: 'track',
    messageId: `message-${number}`,
    timestamp: at,
    receivedAt: at,
    userId: `user-${number % 10}-of-ten`,
    event: 'Clicked',
    properties: { number },
    ...changes
  }
}

export interface Delivery {
  log: MemoryLog
  deliverer: Deliverer
  deadLetters: DeadLetterList
  /** What was told, in its order: message id, subscription, outcome. */
  told: [messageId: string, subscription: string, outcome: Outcome][]
  taken: [messageId: string, subscriptions: string[]][]
  send: (...calls: Call[]) => Promise<void>
  /** Waits until nothing is open. */
  settled: () => Promise<void>
}

export function startDelivery(
  amplitude: LocalAmplitude,
  subscriptions: readonly Subscription[] = [TRACK],
  options: Partial<DelivererOptions<Settings>> = {}
): Delivery {
  const log = new MemoryLog()
  const deadLetters = new DeadLetterList()
  const told: Delivery['told'] = []
  const taken: Delivery['taken'] = []
  const deliverer = startDeliverer<Settings>({
    log,
    definition: destination,
    settings: () => SETTINGS,
    subscriptions: () => subscriptions,
    agent: amplitude.agent,
    deadLetters,
    observer: {
      taken: ({ messageId }, names) => void taken.push([messageId, [...names]]),
      outcome: ({ messageId }, name, outcome) => void told.push([messageId, name, outcome])
    },
    batching: { ageMs: 20 },
    retries: { firstDelayMs: 20, longestDelayMs: 100 },
    ...options
  })
  return {
    log,
    deliverer,
    deadLetters,
    told,
    taken,
    send: (...calls) => log.append(calls.map((one) => ({ call: one, tries: 0, since: Date.now() }))),
    async settled() {
      while (log.open > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}
