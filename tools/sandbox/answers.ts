/** The answers that Amplitude documents. Source: Amplitude, HTTP V2 API and Batch Event Upload API, "Responses". */
import type { Readings } from './readings'

export type AnswerType = 'application/json' | 'text/html' | 'text/plain'

/** An answer before it is written: an object goes out as JSON, a string as plain text where no other type is given. */
export interface Answer {
  status: number
  body: object | string
  type?: AnswerType
  /** Where a redirect leads. */
  location?: string
}

/** Indices of events, by the field that failed. */
export type IndicesByField = Record<string, number[]>

/** Counts, by user or device id. */
export type CountsById = Record<string, number>

/** The parts of a 400 that name events. */
export interface NamedEvents {
  events_with_missing_fields?: IndicesByField
  events_with_invalid_fields?: IndicesByField
  events_with_invalid_id_lengths?: IndicesByField
}

/** The parts of a 429. The last two belong to Batch. */
export interface Throttled {
  eps_threshold: number
  throttled_devices: CountsById
  throttled_users: CountsById
  throttled_events: number[]
  exceeded_daily_quota_users?: CountsById
  exceeded_daily_quota_devices?: CountsById
}

export const ERRORS = {
  path: 'Invalid request path',
  noBody: 'Missing request body',
  json: 'Invalid JSON request body',
  event: 'Invalid event JSON',
  missing: 'Request missing required field',
  invalid: 'Invalid field values on some events',
  idLength: 'Invalid id length for user_id or device_id',
  silenced: 'Events silenced for device_id',
  tooLarge: 'Payload too large',
  throttled: 'Too many requests for some devices and users'
} as const

/** An error in Amplitude's form: the status is repeated as `code`. */
export const refusal = (status: number, error: string, details: object = {}): Answer => ({
  status,
  body: { code: status, error, ...details }
})

export const missingField = (field: string): Answer => refusal(400, ERRORS.missing, { missing_field: field })

/** The text repeats the key, as Amplitude's does: a client must not log it as it is. */
export const invalidApiKey = (apiKey: string): Answer => refusal(400, `Invalid API key: ${apiKey}`)

export const tooLarge = (): Answer => refusal(413, ERRORS.tooLarge)

export const throttled = (details: Throttled): Answer => refusal(429, ERRORS.throttled, details)

/** Not one of Amplitude's: the sandbox holds as much as it can. */
export const full = (): Answer => refusal(503, 'The sandbox is full of properties: POST /sandbox/reset empties it')

/** What a firewall on the way, or a server that broke, answers instead of Amplitude: a page. */
export const page = (status: number): Answer => ({
  status,
  type: 'text/html',
  body: `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status}</h1><p>Request blocked.</p></body></html>`
})

/** @param bytes size of the request's body */
export const ingested = (events: number, bytes: number, now: number): Answer => ({
  status: 200,
  body: { code: 200, events_ingested: events, payload_size_bytes: bytes, server_upload_time: now }
})

/** Words that the form endpoints answer with. No source confirms more than the first three. */
export type FormWord =
  | 'success'
  | 'missing_event'
  | 'invalid_api_key'
  | 'missing_api_key'
  | 'invalid_form'
  | 'invalid_json'
  | 'invalid_options'
  | 'invalid_identification'
  | 'invalid_mapping'
  | 'too_large'
  | 'too_many_requests'

/** The answer of a form endpoint: plain text, or the same word as JSON. */
export const formAnswer = (status: number, word: FormWord, reading: Readings['formAnswers']): Answer => ({
  status,
  body: reading === 'text' ? word : { code: status, [status === 200 ? 'status' : 'error']: word }
})
