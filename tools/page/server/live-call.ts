import type { Call } from '../../../pipeline/call'
import type { Outcome } from '../../../pipeline/deliver/outcome'
import type { Client } from '../../../pipeline/observer'
import { showValue } from '../../../src/amplitude/show-value'
import { printable } from '../../command/printable'
import { isObject } from '../../sandbox/json'
import type { AnyEvent, LiveCall, LivePart } from '../api'
import { titleOf } from '../title-of-call'

/** Characters that are shown of a name or an id, and of a sentence: whoever wants more opens the call. */
const NAME_LENGTH = 120
const SENTENCE_LENGTH = 400

/** A call that came in, and of which nothing has become yet, in the few words of a row. */
export function liveCall(sequence: number, call: Call, { library }: Client, withheld: string | undefined): LiveCall {
  return {
    ...describe(call),
    sequence,
    receivedAt: call.receivedAt,
    library: cut(library, NAME_LENGTH),
    ...(withheld !== undefined && { withheld: cut(withheld, SENTENCE_LENGTH) })
  }
}

/**
 * What came in and is no call, as a row.
 * @param sent Anything.
 */
export function invalidCall(sequence: number, sent: unknown, { library }: Client, reason: string): LiveCall {
  return {
    ...(isObject(sent) ? describe(sent) : { title: printable(showValue(sent)), user: '', messageId: '' }),
    sequence,
    receivedAt: new Date().toISOString(),
    library: cut(library, NAME_LENGTH),
    invalid: cut(reason, SENTENCE_LENGTH)
  }
}

function describe(call: AnyEvent): Pick<LiveCall, 'title' | 'user' | 'messageId'> {
  const { userId, anonymousId, messageId } = call
  return {
    title: cut(titleOf(call), NAME_LENGTH),
    user: cut(idOf(userId) ?? idOf(anonymousId) ?? '', NAME_LENGTH),
    messageId: cut(idOf(messageId) ?? '', NAME_LENGTH)
  }
}

/** What became of a call in one subscription. */
export function livePart(subscription: string, outcome?: Outcome): LivePart {
  return { subscription, ...(outcome && { outcome: inShort(outcome) }) }
}

function inShort(outcome: Outcome): Outcome {
  return !('message' in outcome) ? outcome : { ...outcome, message: cut(outcome.message, SENTENCE_LENGTH) }
}

function idOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** The beginning of a text, which ends with a whole character, in what can be shown. */
function cut(text: string, length: number): string {
  if (text.length <= length) return printable(text)
  return `${printable(text.slice(0, length).replace(/[\ud800-\udbff]$/, ''))}…`
}
