/** What a call is to lead to: written down when it is made up, looked up when the books are balanced. */

/** An amount of money in hundredths, so that sums of it are exact. `currency` is `none` where the event names none. */
export interface Money {
  cents: number
  currency: string
}

/** An event of Amplitude's. Type and mark together are unlike those of any other event of the storm. */
export interface ExpectedEvent {
  type: string
  /** A value that the event carries in its properties: the books trust no id that the destination makes up. */
  mark: string
  revenue?: Money
}

/** Why a call is bad, and how that has to be reported. */
export interface Refusal {
  kind: string
  /** The status of its report: 400, 413, or that of a firewall. It must be final. */
  status: number
  /** What the message of its report must say: the field at fault, or what is wrong. */
  reasons: readonly RegExp[]
}

/** What one Segment call is to lead to. */
export interface Expectation {
  /** The call's message id. */
  id: string
  /** The person that revenue and increments go to. */
  person: string
  /** Amplitude holds each of these exactly once. */
  events: ExpectedEvent[]
  /** Amplitude holds none of these. */
  refused: ExpectedEvent[]
  /** What is added to the person's properties. */
  increments: Record<string, number>
  /** A group that has the mark among its properties. */
  group?: { type: string; value: string; mark: string }
  /** A user id that stands for another. */
  mapping?: { from: string; to: string }
  /** Absent: the call is good, and is delivered. */
  refusal?: Refusal
}
