import { APIError, InvalidAuthenticationError, PayloadValidationError, RetryableError } from '@segment/actions-core'
import type { Failure } from './outcome'

/** The statuses for which the framework has an error of its own that asks for another try. */
type RetryableStatus = ConstructorParameters<typeof RetryableError>[1]
const RETRYABLE_STATUSES = new Set<number | undefined>([408, 423, 429, 500, 502, 503, 504])

/** The framework's error that fits a failure: Segment judges by its status whether to try again. */
export function failureError({ status, errortype, message }: Failure): Error {
  if (errortype === 'PAYLOAD_VALIDATION_FAILED') return new PayloadValidationError(message)
  if (status === 401) return new InvalidAuthenticationError(message)
  if (RETRYABLE_STATUSES.has(status)) return new RetryableError(message, status as RetryableStatus)
  return new APIError(message, status)
}
