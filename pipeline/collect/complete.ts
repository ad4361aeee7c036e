/** What Segment's servers add to a call before a destination sees it. */
import { randomUUID } from 'crypto'
import { isObject } from '../../src/events/plain-object'
import type { Call, CallType } from '../call'
import { channelOf } from './channel'
import { correctedTime, isAbsent } from './clock'
import type { Fields } from './parse-body'
import { withoutWriteKey } from './write-key'

/** What is known of the request that brought a call. */
export interface Arrival {
  /** ms since the epoch. */
  receivedAt: number
  /** The client's address; undefined where its connection is gone. */
  ip?: string
}

/**
 * @param sent As the library sent it; a call that is refused nowhere.
 * @returns The call of the pipeline. The write key does not travel with it.
 */
export function complete(sent: Fields & { type: CallType }, { receivedAt, ip }: Arrival): Call {
  const call = withoutWriteKey(sent)
  const received = new Date(receivedAt).toISOString()
  return {
    ...call,
    ...withAddress(call, ip),
    type: sent.type,
    messageId: messageIdOf(call.messageId),
    channel: typeof call.channel === 'string' ? call.channel : channelOf(libraryOf(call).name),
    originalTimestamp: isAbsent(call.timestamp) ? received : call.timestamp,
    timestamp: new Date(correctedTime(call.timestamp, call.sentAt, receivedAt)).toISOString(),
    receivedAt: received
  }
}

/** The library that a call names; empty where it names none. */
export function libraryOf(call: unknown): Fields {
  const context = isObject(call) ? call.context : undefined
  return isObject(context) && isObject(context.library) ? context.library : {}
}

/**
 * An id that the library gave tells a call that is sent again. One that is made up cannot: a call without an id that is sent
 * again counts twice, as it does at Segment.
 */
function messageIdOf(sent: unknown): string {
  if (Number.isFinite(sent)) return String(sent)
  return typeof sent === 'string' && sent.trim() !== '' ? sent : `api-${randomUUID()}`
}

/**
 * The client's address, where the call was made on the user's own device: a server's address is no user's. Other senders ask for
 * it with `context.direct`.
 */
function withAddress(call: Fields, ip: string | undefined): { context?: Fields } {
  const { context } = call
  if (ip === undefined || !isObject(context) || !isAbsent(context.ip)) return {}
  if (context.direct !== true && channelOf(libraryOf(call).name) === 'server') return {}
  return { context: { ...context, ip } }
}
