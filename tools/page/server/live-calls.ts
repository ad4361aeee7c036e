import { LRUCache } from 'lru-cache'
import type { Call } from '../../../pipeline/call'
import type { Outcome } from '../../../pipeline/deliver/outcome'
import type { Client, Observer } from '../../../pipeline/observer'
import { BoundedList } from '../../sandbox/bounded-list'
import type { LiveCall, LiveNews, LivePart } from '../api'
import { invalidCall, liveCall, livePart } from './live-call'

export interface LiveLimits {
  /** How many calls are kept. */
  calls: number
  /** How long they may be together, in characters of their JSON. */
  characters: number
}

/** What a page shows, and what its server keeps for it without being noticed. */
const LIMITS: LiveLimits = { calls: 2000, characters: 16 * 1024 * 1024 }

/** Characters of the message ids of calls of which more is known than that they came in. */
const EARLY_CHARACTERS = 1024 * 1024

interface Kept {
  messageId?: string
  live: LiveCall
  /** The call's JSON, where it has one. */
  text?: string
  /** That of its last change. */
  revision: number
}

/** Up to where a reader knows: a number that grows with each change, among the calls since they were forgotten last. */
export interface Known {
  epoch: number
  revision: number
}

/** The newest calls that clients sent, and what became of them. */
export class LiveCalls implements Observer {
  private readonly kept: BoundedList<Kept>
  private readonly byMessage = new Map<string, Kept>()
  /**
   * What became of calls that are not known yet: a call that is kept can be delivered before it is told that it is. What becomes
   * of calls that are forgotten comes here, too, and is forgotten in turn.
   */
  private readonly early: LRUCache<string, LivePart[]>
  private readonly watchers = new Set<() => void>()
  private sequence = 0
  private revision = 0
  private epoch = 0
  private total = 0

  constructor({ calls, characters }: LiveLimits = LIMITS) {
    this.kept = new BoundedList(calls, characters)
    this.early = new LRUCache({
      max: calls,
      maxSize: EARLY_CHARACTERS,
      sizeCalculation: (_parts, messageId) => messageId.length + 1
    })
  }

  collected(call: Call, client: Client, withheld: string | undefined): void {
    const { messageId } = call
    const parts = this.early.get(messageId)
    this.early.delete(messageId)
    const live = { ...liveCall(++this.sequence, call, client, withheld), ...(parts && { parts }) }
    this.keep({ messageId, live, text: jsonOf(call), revision: 0 })
  }

  /** Something came in that goes nowhere, as it is no call. */
  refused(sent: unknown, client: Client, reason: string): void {
    this.keep({ live: invalidCall(++this.sequence, sent, client, reason), text: jsonOf(sent), revision: 0 })
  }

  taken({ messageId }: Call, subscriptions: readonly string[]): void {
    this.change(messageId, () => subscriptions.map((name) => livePart(name)))
  }

  outcome({ messageId }: Call, subscription: string, outcome: Outcome): void {
    const part = livePart(subscription, outcome)
    this.change(messageId, (parts) => {
      const at = parts.findIndex((one) => one.subscription === subscription)
      return at < 0 ? [...parts, part] : parts.map((one, index) => (index === at ? part : one))
    })
  }

  /** Forgets all calls. What becomes of them is no longer told. */
  clear(): void {
    this.kept.clear()
    this.byMessage.clear()
    this.early.clear()
    this.total = 0
    this.epoch++
    this.tellWatchers()
  }

  /**
   * A call as destinations got it.
   * @returns Its JSON; undefined where it is no longer kept, or nested too deeply for JSON.
   */
  textOf(sequence: number): string | undefined {
    return this.kept.last().find(({ live }) => live.sequence === sequence)?.text
  }

  /**
   * What has changed since a reader was told last.
   * @param known Absent: it was told nothing yet, and all that is kept is new.
   * @returns Undefined where nothing has.
   */
  newsSince(known?: Known): { news: LiveNews; known: Known } | undefined {
    const { epoch, revision, total } = this
    const isWhole = known?.epoch !== epoch
    if (!isWhole && known.revision === revision) return undefined
    const kept = this.kept.last()
    const since = isWhole ? -1 : known.revision
    const calls = kept.filter((one) => one.revision > since).map(({ live }) => live)
    const oldest = kept[0]?.live.sequence ?? this.sequence + 1
    return { news: { isWhole, calls, oldest, total }, known: { epoch, revision } }
  }

  /** @returns what ends it */
  watch(onChange: () => void): () => void {
    this.watchers.add(onChange)
    return () => this.watchers.delete(onChange)
  }

  private keep(kept: Kept): void {
    const { messageId, text = '' } = kept
    this.total++
    if (messageId !== undefined) this.byMessage.set(messageId, kept)
    for (const forgotten of this.kept.push(kept, text.length)) this.forget(forgotten)
    this.changed(kept)
  }

  private forget(kept: Kept): void {
    const { messageId } = kept
    // A client may give the id to another call, a day later.
    if (messageId !== undefined && this.byMessage.get(messageId) === kept) this.byMessage.delete(messageId)
  }

  private change(messageId: string, next: (parts: LivePart[]) => LivePart[]): void {
    const kept = this.byMessage.get(messageId)
    if (!kept) {
      this.early.set(messageId, next(this.early.get(messageId) ?? []))
      return
    }
    kept.live = { ...kept.live, parts: next(kept.live.parts ?? []) }
    this.changed(kept)
  }

  private changed(kept: Kept): void {
    kept.revision = ++this.revision
    this.tellWatchers()
  }

  private tellWatchers(): void {
    for (const onChange of this.watchers) onChange()
  }
}

/** What came in can be nested more deeply than can be written again. */
function jsonOf(call: unknown): string | undefined {
  try {
    return JSON.stringify(call)
  } catch {
    return undefined
  }
}
