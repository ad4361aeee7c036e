/** A line of an archive as a call of the pipeline. */
import { createHash } from 'crypto'
import { showValue } from '../../src/amplitude/show-value'
import { isObject } from '../../src/events/plain-object'
import type { Call } from '../call'
import { correctedTime, isAbsent } from '../collect/clock'
import { refusalOf } from '../collect/refusal-of'
import { withoutWriteKey } from '../collect/write-key'

/** Why a line is no call that can go anywhere. */
export interface Refusal {
  reason: string
  /** The field that it is about, and what stands there, where it is about one. */
  field?: string
  value?: unknown
}

/** A call and when it happened, in ms since the epoch. */
export interface DatedCall {
  call: Call
  time: number
}

export const isRefusal = (read: DatedCall | Refusal): read is Refusal => 'reason' in read

/**
 * What stands in a line. The same for the same line, whenever it is read.
 *
 * An archive has calls as Segment's servers completed them. What one lacks that was completed before archives had it is made up from what it
 * has: the timestamp from `receivedAt`, the message id from the line itself, so that a second copy of the line is the same call.
 */
export function callInLine(line: Buffer): DatedCall | Refusal {
  const text = line.toString('utf8').replace(/^\uFEFF/, '')
  const sent = parsed(text)
  if (!isObject(sent)) return { reason: sent === undefined ? 'It is no JSON.' : 'It is JSON, but no object.' }
  const reason = refusalOf(sent)
  if (reason !== undefined) return { reason, ...fieldAtFault(sent, reason) }
  const time = correctedTime(isAbsent(sent.timestamp) ? sent.receivedAt ?? '' : sent.timestamp, undefined, 0)
  if (Number.isNaN(time)) {
    const words = `Its receivedAt ${showValue(sent.receivedAt)} is no date, and it has no timestamp.`
    return { reason: words, field: 'receivedAt', value: sent.receivedAt }
  }
  const timestamp = new Date(time).toISOString()
  return {
    time,
    call: {
      ...withoutWriteKey(sent),
      type: sent.type as Call['type'],
      messageId: messageIdOf(sent.messageId, text),
      timestamp,
      receivedAt: typeof sent.receivedAt === 'string' ? sent.receivedAt : timestamp
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function messageIdOf(sent: unknown, line: string): string {
  if (Number.isFinite(sent)) return String(sent)
  if (typeof sent === 'string' && sent.trim() !== '') return sent
  return `backfill-${createHash('sha256').update(line).digest('hex')}`
}

/** The field that a reason names first, as these reasons do. */
function fieldAtFault(sent: Record<string, unknown>, reason: string): { field?: string; value?: unknown } {
  const field = ['type', 'userId', 'event', 'timestamp'].find((name) => new RegExp(`\\b${name}\\b`).test(reason))
  return field === undefined ? {} : { field, value: sent[field] }
}
