/** What to do about requests that the server cannot read. */

/** What Fastify throws where it cannot read a request. */
export interface ReadError extends Error {
  statusCode?: number
  code?: string
}

/** Bytes of a request: a batch of thousands of events, with room. */
export const MAX_BODY = 64 * 1024 * 1024

const HINTS: Record<string, string | undefined> = {
  FST_ERR_BAD_URL: 'The path cannot be read: a "%" in it must be followed by two hexadecimal digits.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The body must be JSON, and say so: send the header "content-type: application/json".',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON, such as {"payload": {...}, "settings": {...}}.',
  FST_ERR_CTP_INVALID_JSON_BODY:
    'The body is no JSON. Look for what is cut off or not closed, and for quotes or commas too many or too few.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its header "content-length" says.',
  FST_ERR_CTP_BODY_TOO_LARGE: `The body is larger than ${MAX_BODY / 1024 / 1024} MB. Send fewer events at once.`
}

/** The hint for an error of Fastify's; of any other error, its message. */
export function hintFor({ code = '', message }: ReadError): string {
  return HINTS[code] ?? message
}
