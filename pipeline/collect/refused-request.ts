/**
 * A request that is refused whole. Its answer is final for Segment's libraries, unless its status is 429 or 5xx: they send such
 * requests again.
 */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest'

  /**
   * @param statusCode The answer's.
   * @param code What went wrong, for programs: the Python library reads it.
   * @param message What went wrong and what to do, for people.
   */
  constructor(readonly statusCode: number, readonly code: string, message: string) {
    super(message)
  }
}

/** The request itself is wrong. Segment documents 400 for bodies that are too large or no JSON. */
export function invalidRequest(message: string): RefusedRequest {
  return new RefusedRequest(400, 'invalid_request', message)
}
