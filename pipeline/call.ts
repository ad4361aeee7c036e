/** A call of Segment's libraries, as it goes through the pipeline. */

/** The kinds of calls. Source: Segment, "Spec". */
export const CALL_TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
export type CallType = typeof CALL_TYPES[number]

/**
 * A call as destinations get it: what its library sent, completed by what Segment's servers add. Nothing else of its shape is
 * known; a field may hold anything.
 */
export interface Call {
  type: CallType
  /** Made up where the library gave none. */
  messageId: string
  /** When it happened, by the collector's clock: ISO 8601. */
  timestamp: string
  /** When it came in: ISO 8601. */
  receivedAt: string
  [field: string]: unknown
}

/**
 * Whose call it is: calls of one key are delivered in the order in which they came.
 * @returns The user id, else the anonymous id, else the message id, as such a call has no order with others.
 */
export function userKey({ userId, anonymousId, messageId }: Call): string {
  return [userId, anonymousId, messageId]
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .map(String)[0]
}
