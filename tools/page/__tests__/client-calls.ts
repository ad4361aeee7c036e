import type { Call } from '../../../pipeline/call'
import type { Client } from '../../../pipeline/observer'

export const CLIENT: Client = { library: 'analytics-node 3.1.0', ip: '127.0.0.1' }

/** A call as the collector gives it. */
export function call(messageId: string, fields: Record<string, unknown> = {}): Call {
  const timestamp = '2026-05-04T12:30:00.000Z'
  return {
    type: 'track',
    event: 'Clicked',
    userId: 'user-1234',
    timestamp,
    receivedAt: '2026-05-04T12:30:00.250Z',
    ...fields,
    messageId
  }
}

/** A call nested so deeply that JSON can be read of it, and not written. */
export function endlessCall(messageId: string): Call {
  let deep: unknown = 1
  for (let depth = 0; depth < 50_000; depth++) deep = [deep]
  return call(messageId, { properties: { deep } })
}
