/** One call through one saved subscription of Segment's own Amplitude (Actions). */
export interface SavedCall {
  /** What it shows. */
  name: string
  /** The key of Segment's own action. */
  action: string
  /** What somebody has changed in its mapping; a field that is undefined was cleared. */
  changes?: Record<string, unknown>
  /** What differs from a plain call. */
  call: Record<string, unknown>
}

const PLAIN = {
  type: 'track',
  event: 'Subscription Started',
  messageId: 'message-1',
  userId: 'user-1234',
  anonymousId: 'anonymous-1234',
  timestamp: '2026-01-31T12:00:00.000Z',
  properties: {},
  context: {}
}

/** The call of Segment's, with what is the same in all of them. */
export function callOf({ call }: SavedCall): Record<string, unknown> {
  return defined({ ...PLAIN, ...call })
}

/** An object without the keys whose value is undefined. */
export function defined(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
