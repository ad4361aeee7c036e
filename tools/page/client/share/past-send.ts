import { titleOf } from '../../title-of-call'
import type { Subscription } from '../../api'
import { isSubscriptions, isText } from '../stored-shapes'
import type { Sent } from '../workbench'

/** A sending of this tab, as it is kept. */
export interface PastSend {
  /** ISO 8601 */
  at: string
  live: boolean
  /** The event, or the first of several. */
  title: string
  counts: Counts
  /** Whom the events went to, and what came of them there. */
  calls: { subscription: string; delivered: number; of: number; refusal?: string }[]
  /** What was sent, to be sent again. Absent where it was too much to be kept. */
  again?: { text: string; subscriptions: Subscription[] }
}

/** Events by what became of them: each counts once. */
export interface Counts {
  events: number
  delivered: number
  refused: number
  /** Events that no subscription takes. */
  untaken: number
}

/** How many are kept. */
const MOST_SENDS = 20

/** Characters of what is kept to be sent again: a browser stores some five million for a tab, and the page has more to store. */
const MOST_TEXT = 1_000_000

/** The sending, as it is kept. @param text The events as they stood in the editor. */
export function pastSend(sent: Sent, text: string, at: Date): PastSend {
  return {
    at: at.toISOString(),
    live: sent.live,
    title: titleOf(sent.events[0]),
    counts: countsOf(sent),
    calls: sent.calls.map(({ subscription, outcomes }) => ({
      subscription,
      delivered: outcomes.filter(({ delivered }) => delivered).length,
      of: outcomes.length,
      refusal: outcomes.find(({ delivered }) => !delivered)?.message
    })),
    again: { text, subscriptions: sent.subscriptions }
  }
}

/** The list with one more, newest first: not more of them, nor more of their texts, than a browser keeps. */
export function withSend(list: PastSend[], send: PastSend): PastSend[] {
  let room = MOST_TEXT
  return [send, ...list].slice(0, MOST_SENDS).map(({ again, ...others }) => {
    room -= again ? again.text.length + JSON.stringify(again.subscriptions).length : 0
    return again && room >= 0 ? { ...others, again } : others
  })
}

/** An event is refused where one subscription could not deliver it, be it that others could. */
function countsOf({ events, calls }: Sent): Counts {
  const outcomes = calls.flatMap(({ outcomes: ofCall }) => ofCall)
  const taken = new Set(outcomes.map(({ event }) => event))
  const refused = new Set(outcomes.filter(({ delivered }) => !delivered).map(({ event }) => event))
  return {
    events: events.length,
    delivered: taken.size - refused.size,
    refused: refused.size,
    untaken: events.length - taken.size
  }
}

/** What a list says of a sending: `7 events: 4 delivered, 2 refused, 1 taken by no subscription`. */
export function inWords({ events, delivered, refused, untaken }: Counts): string {
  const parts = [
    [delivered, 'delivered'],
    [refused, 'refused'],
    [untaken, 'taken by no subscription']
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return `${events === 1 ? '1 event' : `${events} events`}: ${said.join(', ')}`
}

/** Whether something that was stored is such a list: it may be of an older page. */
export function isPastSends(stored: unknown): stored is PastSend[] {
  return Array.isArray(stored) && stored.every(isPastSend)
}

function isPastSend(stored: unknown): boolean {
  if (!isRecord(stored)) return false
  const { at, live, title, counts, calls, again } = stored
  const numbers = isRecord(counts) ? [counts.events, counts.delivered, counts.refused, counts.untaken] : [undefined]
  return (
    isText(at) &&
    isText(title) &&
    typeof live === 'boolean' &&
    numbers.every((number) => typeof number === 'number') &&
    Array.isArray(calls) &&
    calls.every(isCall) &&
    (again === undefined || (isRecord(again) && isText(again.text) && isSubscriptions(again.subscriptions)))
  )
}

function isCall(stored: unknown): boolean {
  if (!isRecord(stored)) return false
  const { subscription, delivered, of, refusal } = stored
  const isTold = refusal === undefined || isText(refusal)
  return isText(subscription) && typeof delivered === 'number' && typeof of === 'number' && isTold
}

function isRecord(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}
