/**
 * Amplitude's answers as it documents them for the HTTP V2 and Batch APIs.
 * https://amplitude.com/docs/apis/analytics/http-v2#responses
 * https://amplitude.com/docs/apis/analytics/batch-event-upload#responses
 */

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

/** Amplitude's own words: an answer's error or message, or all that it says where it is text. Empty where it has none. */
export function words(body: unknown): string {
  if (typeof body === 'string') return body
  const { error, message } = asObject<{ error: unknown; message: unknown }>(body)
  return [error, message].find((text): text is string => typeof text === 'string') ?? ''
}

/** Whether an answer is the page of a proxy or a gateway: some of Amplitude's answers are text, but none is HTML. */
export function isPage(body: unknown): boolean {
  return typeof body === 'string' && body.trimStart().startsWith('<')
}
