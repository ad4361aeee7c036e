/** Whoever looks on. What an observer throws stops nothing. */
import type { Call } from './call'
import type { Outcome } from './deliver/outcome'

/** Where a call came from. */
export interface Client {
  /** The library and its version, such as `analytics-node 3.1.0`, or how the request describes itself where the call says nothing. */
  library: string
  /** The client's address. */
  ip: string
}

/** What happens to calls, as it happens. Times are in ms since the epoch. */
export interface Observer {
  /**
   * A call came in, was not seen before, and is kept.
   * @param withheld Why no destination gets it, in words, where its `integrations` say so.
   */
  collected?(call: Call, client: Client, withheld: string | undefined): void
  /**
   * A call came in that goes nowhere: it is no call, or lacks what Segment asks of one. Its library is told nothing, as with Segment.
   * @param call As it was sent, without the write key; anything.
   * @param reason In words.
   */
  refused?(call: unknown, client: Client, reason: string): void
  /** The triggers were asked: the names of the subscriptions that take the call, possibly none. */
  taken?(call: Call, subscriptions: readonly string[]): void
  /** The log could not be read, or what became of a call not be written down: it is tried again, or comes again after a restart. */
  trouble?(error: Error): void
  /** A try ended, for one subscription. */
  outcome?(call: Call, subscription: string, outcome: Outcome): void
}
