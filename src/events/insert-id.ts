import { createHmac } from 'crypto'
import { MAX_TEXT_LENGTH } from '../amplitude/limits'
import { isWellFormed } from '../amplitude/well-formed'

/** What a payload says about telling a retry from a new event. */
export interface InsertIdSource {
  insert_id?: string
  message_id?: string
}

/**
 * The id by which Amplitude drops an event that it already has, the same whenever the same call is sent.
 * A mapped id is taken as it is. Otherwise it is made of the call's message id and the event type, so that one call sent
 * through two mappings as two types of event counts twice. No two different calls, parts or types ever share an id, whatever
 * characters they hold, nor its first 1024 characters, which are all that Amplitude keeps.
 * @param part Tells further events out of the same call apart: each needs its own; the first event has none.
 * @returns `undefined` where the call has no message id: Amplitude then takes a retry for a new event.
 */
export function insertId(
  { insert_id, message_id }: InsertIdSource,
  eventType: string,
  part?: string | number
): string | undefined {
  if (insert_id) return part === undefined ? insert_id : digest(['mapped', insert_id, String(part), eventType])
  if (!message_id) return undefined
  const parts = part === undefined ? [message_id, eventType] : [message_id, String(part), eventType]
  const readable =
    part === undefined ? readableId(message_id, eventType) : readablePartId(message_id, String(part), eventType)
  return readable.length > MAX_TEXT_LENGTH || !isWellFormed(readable) ? digest(parts) : readable
}

/**
 * `message:type`. A type may hold colons as prose does, before a space (`Video: Played`): what follows the part of
 * `readablePartId` never begins with one.
 */
function readableId(messageId: string, eventType: string): string {
  const isProse = !eventType.includes('\\') && eventType[eventType.indexOf(':') + 1] === ' '
  return `${escaped(messageId)}:${isProse ? eventType : escaped(eventType)}`
}

/** `message:part:type` */
function readablePartId(messageId: string, part: string, eventType: string): string {
  return `${escaped(messageId)}:${escaped(part)}:${/^[ \\]/.test(eventType) ? `\\${eventType}` : eventType}`
}

/** A text without a colon that could be taken for the end of it. */
function escaped(text: string): string {
  return text.includes(':') || text.includes('\\') ? text.replace(/[\\:]/g, '\\$&') : text
}

/**
 * A text for parts that cannot stand for themselves: SHA-256 of their JSON, which writes surrogates out. The colon in front
 * is not that of any readable id, as a message id is never empty.
 */
function digest(parts: string[]): string {
  return `:${createHmac('sha256', 'insert_id').update(JSON.stringify(parts)).digest('hex')}`
}
