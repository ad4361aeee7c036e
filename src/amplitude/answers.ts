/**
 * Amplitude's answers as it documents them for the HTTP V2 and Batch APIs.
 * https://amplitude.com/docs/apis/analytics/http-v2#responses
 * https://amplitude.com/docs/apis/analytics/batch-event-upload#responses
 */
import type { JSONLike, JSONLikeObject } from '@segment/actions-core'
import type { AnswerBody } from './outcome'
import { showValue } from './show-value'

/** Positions in the request of the events at fault, by the field that is at fault. */
export type EventsByField = Record<string, number[]>

/** A 200. */
export interface SuccessBody {
  code: 200
  events_ingested: number
  payload_size_bytes: number
  server_upload_time: number
}

/** A 400: nothing of the request was ingested. */
export interface InvalidRequestBody {
  code: 400
  error: string
  /** A key that the request itself lacks. */
  missing_field?: string
  events_with_missing_fields?: EventsByField
  events_with_invalid_fields?: EventsByField
  events_with_invalid_id_lengths?: EventsByField
  silenced_devices?: string[]
  silenced_events?: number[]
  eps_threshold?: number
  throttled_devices?: Record<string, number>
  throttled_events?: number[]
}

/** A 429: nothing of the request was ingested. The last two come from the Batch API. */
export interface ThrottledBody {
  code: 429
  error: string
  eps_threshold?: number
  throttled_devices?: Record<string, number>
  throttled_users?: Record<string, number>
  throttled_events?: number[]
  exceeded_daily_quota_devices?: Record<string, number>
  exceeded_daily_quota_users?: Record<string, number>
}

/** What an answer that is no success may hold; undocumented answers may hold none of it. */
export type ErrorBody = Partial<Omit<InvalidRequestBody, 'code'> & Omit<ThrottledBody, 'code'>>

/** Reads an answer, or a part of it, that may not be what is documented. */
export function asObject<T>(value: unknown): Partial<T> {
  return typeof value === 'object' && value !== null ? value : {}
}

/** Characters of an answer that is no JSON, such as the page of a proxy, that are reported with each event. */
const MAX_TEXT_LENGTH = 1000

/** An answer in the form in which it is reported. */
export function asAnswerBody(body: unknown): AnswerBody {
  return typeof body === 'object' && body !== null ? (body as JSONLikeObject) : String(body).slice(0, MAX_TEXT_LENGTH)
}

/** Amplitude's own words. */
export function words(body: unknown): string {
  const { error } = asObject<ErrorBody>(body)
  return typeof error === 'string' ? error : typeof body === 'string' ? body : JSON.stringify(body)
}

/** Amplitude's own words, as an error message shows them. */
export function quoted(body: unknown): string {
  return showValue(words(body))
}

/**
 * The answer without its lists of events, users and devices: it is reported once an event, and thousands of copies of lists
 * of thousands would be larger than the batch.
 * @param more What is to stand beside it.
 */
export function summary(body: unknown, more: Record<string, string> = {}): AnswerBody {
  if (typeof body !== 'object' || body === null) return asAnswerBody(body)
  const scalars = Object.entries(body as Record<string, JSONLike>).filter(([, value]) => typeof value !== 'object')
  return { ...Object.fromEntries(scalars), ...more }
}
