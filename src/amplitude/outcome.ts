import type { ErrorCodes, JSONLikeObject } from '@segment/actions-core'

/** What the request that an item travelled in was answered with; absent where the item never travelled. */
export type AnswerBody = JSONLikeObject | string

/** The item is in Amplitude. */
export interface Delivered {
  status: 200
  body: AnswerBody
}

/** The item is not in Amplitude, or nobody knows whether it is. */
export interface Failure {
  /** The HTTP status that Segment judges by: it retries 408, 423, 429 and 5xx except 501, for hours, and nothing else. */
  status: number
  /** Absent where the status says it all. */
  errortype?: keyof typeof ErrorCodes
  /** What went wrong, with which value, and what to do about it. */
  message: string
  /** Amplitude's answer, without lists of other events. */
  body?: AnswerBody
  /** The item was not even sent, so nothing of this is Amplitude's doing. */
  unsent?: true
}

/** What became of one item. */
export type Outcome = Delivered | Failure

export function isFailure(outcome: Outcome): outcome is Failure {
  return outcome.status !== 200
}

/** Whether Segment sends an item with this status again. Segment's documentation: "Retries in Actions destinations". */
export function isRetryable(status: number): boolean {
  return status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 501)
}
