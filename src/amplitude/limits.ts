/** How much one request may hold. */
export interface RequestLimits {
  /** Items (events, mappings, identifications) a request. */
  maxItems: number
  /** Bytes of the request's body before it is compressed: which of the two Amplitude counts is not documented. */
  maxBytes: number
  /** Events of one user or one device in any 30 seconds; absent where no such limit is known. */
  maxEventsOfOne?: number
}

/**
 * A megabyte, read the strict way: the documentation does not say whether it means 1,000,000 or 1,048,576 bytes, nor whether
 * "1 MB" includes the megabyte itself; the smaller and exclusive reading is safe under all.
 */
const MEGABYTE = 1_000_000

/** Seconds over which Amplitude measures a rate. Batch Event Upload API, "Limits": 30,000 events in any 30 s; HTTP V2 alike. */
const RATE_WINDOW = 30

/** HTTP V2 API, "Upload limit": under 1 MB, fewer than 2000 events a request, and 30 events a second of a user or device. */
export const HTTP_V2_LIMITS: RequestLimits = {
  maxItems: 1999,
  maxBytes: MEGABYTE - 1,
  maxEventsOfOne: 30 * RATE_WINDOW
}

/** Batch Event Upload API, "Limits": under 20 MB, 2000 events a request, and 1000 events a second of a user or device. */
export const BATCH_LIMITS: RequestLimits = {
  maxItems: 2000,
  maxBytes: 20 * MEGABYTE - 1,
  maxEventsOfOne: 1000 * RATE_WINDOW
}

/** User Mapping (Aliasing) API: at most 2000 mappings and 1 MB a request. */
export const USER_MAPPING_LIMITS: RequestLimits = { maxItems: 2000, maxBytes: MEGABYTE - 1 }

/** Group Identify API: at most 1024 group identifications and 1 MB a request. */
export const GROUP_IDENTIFY_LIMITS: RequestLimits = { maxItems: 1024, maxBytes: MEGABYTE - 1 }

/** HTTP V2 API, "Device IDs and User IDs minimum length": characters, unless `options.min_id_length` says otherwise. */
export const DEFAULT_MIN_ID_LENGTH = 5

/** HTTP V2 API, "Considerations": characters of a text that are kept; the rest is cut off. */
export const MAX_TEXT_LENGTH = 1024

/** HTTP V2 API, "Considerations": levels of objects and lists in properties. */
export const MAX_PROPERTY_DEPTH = 40

/**
 * Requests that one delivery may spend beyond those that carry every item once. They pay for answers that ask for another
 * try: at most two for each event that Amplitude names alone, and about two times the binary logarithm of a request's events (22
 * for 2000) for each that it refuses without naming. 256 finds dozens of culprits in one batch; at Amplitude's usual tens of
 * milliseconds an answer it stays within the time that a batch has. What is left after that is reported as retryable, and
 * the next try starts without the culprits that this one found.
 */
export const MAX_EXTRA_REQUESTS = 256

/**
 * What a delivery sends again, as a multiple of the bytes that it sends once. A request with several culprits of which each
 * answer names one is sent in ever smaller parts, so that eight times the batch finds dozens of them.
 */
export const MAX_BYTES_AGAIN = 8

/** Bytes that a delivery may send again however small its batch is: in a request of a few events, those around them count. */
export const MIN_BYTES_AGAIN = 65_536

/** Requests without an answer in time after which a delivery ends: at ten seconds each, the next ones would only wait as well. */
export const MAX_TIMEOUTS = 2

/** Bytes of an answer that are read. Those that Amplitude documents have some kilobytes, with thousands of positions in them. */
export const MAX_ANSWER_BYTES = MEGABYTE
