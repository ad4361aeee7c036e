import type { AnyEvent, Call, EventOutcome } from '../../api'
import { titleOf } from '../../title-of-call'
import type { StatusColor } from '../status-badge'

/** How an event stands over all subscriptions that took it: the worst of them counts. */
export type EventStanding = 'delivered' | 'refused' | 'retried' | 'untaken'

/** In the order in which they are told, and found again by those who look for the worst. */
export const EVENT_STANDINGS: Record<EventStanding, { words: string; color: StatusColor }> = {
  delivered: { words: 'delivered', color: 'teal' },
  refused: { words: 'refused', color: 'red' },
  retried: { words: 'sent again by Segment', color: 'indigo' },
  untaken: { words: 'taken by no subscription', color: 'gray' }
}

/** What one subscription made of an event. */
export interface PartResult extends Omit<EventOutcome, 'event'> {
  subscription: string
  /** The position of its call among those of the sending. */
  call: number
  standing: EventStanding
}

/** What became of one event. */
export interface EventResult {
  /** Its position in the list that was sent. */
  event: number
  title: string
  standing: EventStanding
  /** One for each subscription that took it. */
  parts: PartResult[]
}

/** What became of each event that was sent, in their order. */
export function eventResults({ events, calls }: { events: AnyEvent[]; calls: Call[] }): EventResult[] {
  const parts = events.map((): PartResult[] => [])
  for (const [call, { subscription, outcomes }] of calls.entries()) {
    for (const { event, ...outcome } of outcomes) {
      parts[event]?.push({ ...outcome, subscription, call, standing: standingOf(outcome) })
    }
  }
  return events.map((event, index) => ({
    event: index,
    title: titleOf(event),
    standing: worstOf(parts[index]),
    parts: parts[index]
  }))
}

function standingOf({ delivered, status }: Pick<EventOutcome, 'delivered' | 'status'>): EventStanding {
  if (delivered) return 'delivered'
  return isRetried(status) ? 'retried' : 'refused'
}

/** Statuses with which Segment sends an event again, for hours. */
function isRetried(status: number): boolean {
  return [408, 423, 429].includes(status) || (status >= 500 && status !== 501)
}

function worstOf(parts: PartResult[]): EventStanding {
  const found = (['refused', 'retried', 'delivered'] as const).find((standing) =>
    parts.some((part) => part.standing === standing)
  )
  return found ?? 'untaken'
}

/** How many events stand how; each event counts once. */
export function countStandings(results: EventResult[]): Record<EventStanding, number> {
  const counts = { delivered: 0, refused: 0, retried: 0, untaken: 0 }
  for (const { standing } of results) counts[standing]++
  return counts
}

/** Events that failed alike. */
export interface Reason {
  /** What is the same of all their messages. */
  pattern: string
  status: number
  /** The message of the first, for those who read it. */
  message: string
  /** Whether each says the same, to the letter. */
  isSame: boolean
  standing: EventStanding
  count: number
}

/** Why events failed, the most frequent first. */
export function reasonsOf(results: EventResult[]): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const { status, message = '', standing } of failuresIn(results)) {
    const pattern = patternOf({ status, message })
    const known = reasons.get(pattern)
    if (known) {
      known.count++
      known.isSame &&= known.message === message
    } else reasons.set(pattern, { pattern, status, message, isSame: true, standing, count: 1 })
  }
  return [...reasons.values()].sort((one, other) => other.count - one.count)
}

function failuresIn(results: EventResult[]): PartResult[] {
  return results.flatMap(({ parts }) => parts.filter(({ delivered }) => !delivered))
}

/** What a failure says without the values that it names: those that differ in them only have one reason. */
function patternOf({ status, message = '' }: Pick<PartResult, 'status' | 'message'>): string {
  return `${status} ${message.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/\d+/g, '#')}`
}

/** Which of the events are looked for; what is absent restricts nothing. */
export interface ResultFilter {
  /** Words that must all occur in the title, the number, the subscriptions or the messages. */
  text: string
  standing?: EventStanding
  /** The pattern of a reason. */
  reason?: string
  /** The position of a call. */
  call?: number
}

export const EVERYTHING: ResultFilter = { text: '' }

export function matchingResults(results: EventResult[], filter: ResultFilter): EventResult[] {
  const { standing, reason, call } = filter
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return results.filter(
    (result) =>
      (standing === undefined || result.standing === standing) &&
      (reason === undefined || result.parts.some((part) => !part.delivered && patternOf(part) === reason)) &&
      (call === undefined || result.parts.some((part) => part.call === call)) &&
      (words.length === 0 || hasWords(result, words))
  )
}

function hasWords({ event, title, standing, parts }: EventResult, words: string[]): boolean {
  const told = parts.flatMap(({ subscription, status, message = '' }) => [subscription, String(status), message])
  const text = [`#${event + 1}`, title, EVENT_STANDINGS[standing].words, ...told].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** One line of JSON an event: its position, what it is, and what each subscription made of it. */
export function toNdjson(results: EventResult[], events: AnyEvent[]): string {
  return results
    .map(({ event, standing, parts }) => {
      const { type, event: name, userId, anonymousId, messageId } = events[event]
      const subscriptions = parts.map(({ subscription, status, delivered, message }) => ({
        subscription,
        status,
        delivered,
        message
      }))
      return `${JSON.stringify({
        line: event + 1,
        type,
        event: name,
        userId,
        anonymousId,
        messageId,
        outcome: standing,
        subscriptions
      })}\n`
    })
    .join('')
}
