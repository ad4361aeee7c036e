import type { Call } from '../../../pipeline/call'
import type { Outcome } from '../../../pipeline/deliver/outcome'
import type { Client, Observer } from '../../../pipeline/observer'
import { BoundedList } from '../../sandbox/bounded-list'
import type { LiveCall, LiveNews } from '../api'
import { liveCall, livePart } from './live-call'

export interface LiveLimits {
  /** How many calls are kept. */
  calls: number
  /** How long they may be together, in characters of their JSON. */
  characters: number
}

/** What a page shows, and what its server keeps for it without being noticed. */
const LIMITS: LiveLimits = { calls: 2000, characters: 16 * 1024 * 1024 }

interface Kept {
  messageId: string
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
  private readonly watchers = new Set<() => void>()
  private sequence = 0
  private revision = 0
  private epoch = 0
  private total = 0

  constructor({ calls, characters }: LiveLimits = LIMITS) {
    this.kept = new BoundedList(calls, characters)
  }

  collected(call: Call, client: Client, withheld: string | undefined): void {
    const { messageId } = call
    const text = jsonOf(call)
    const kept: Kept = { messageId, live: liveCall(++this.sequence, call, client, withheld), text, revision: 0 }
    this.total++
    this.byMessage.set(messageId, kept)
    for (const forgotten of this.kept.push(kept, text?.length ?? 0)) {
      // A client may give the id to another call, a day later.
      if (this.byMessage.get(forgotten.messageId) === forgotten) this.byMessage.delete(forgotten.messageId)
    }
    this.changed(kept)
  }

  taken({ messageId }: Call, subscriptions: readonly string[]): void {
    this.change(messageId, (live) => ({ ...live, parts: subscriptions.map((name) => livePart(name)) }))
  }

  outcome({ messageId }: Call, subscription: string, outcome: Outcome): void {
    const part = livePart(subscription, outcome)
    this.change(messageId, (live) => {
      const { parts = [] } = live
      const at = parts.findIndex((one) => one.subscription === subscription)
      return { ...live, parts: at < 0 ? [...parts, part] : parts.map((one, index) => (index === at ? part : one)) }
    })
  }

  /** Forgets all calls. What becomes of them is no longer told. */
  clear(): void {
    this.kept.clear()
    this.byMessage.clear()
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

  private change(messageId: string, next: (live: LiveCall) => LiveCall): void {
    const kept = this.byMessage.get(messageId)
    if (!kept) return
    kept.live = next(kept.live)
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

/** A call of 32 KB can be nested more deeply than can be written again. */
function jsonOf(call: Call): string | undefined {
  try {
    return JSON.stringify(call)
  } catch {
    return undefined
  }
}
