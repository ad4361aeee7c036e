import type { Exchange } from './exchanges'

/** A failed call, in the form that `actions-cli serve` gives. */
export interface FailureAnswer {
  statusCode: number
  message: string
  stack: string[]
  /** Messages by the field that they are about. */
  fields: Record<string, string>
  requestError: true
  /** What was sent and answered before the call failed. */
  exchanges: Exchange[]
}

/** What the framework's errors may hold: those of HTTP a response, those of validation a list of errors. */
interface KnownError {
  message?: string
  stack?: string
  status?: number
  response?: { status?: number }
  errors?: Array<{ path?: string; message?: string }>
}

/** Describes whatever a call threw. */
export function describeFailure(error: unknown, exchanges: Exchange[] = []): FailureAnswer {
  const { message, stack, status, response, errors } = (error ?? {}) as KnownError
  const named = (Array.isArray(errors) ? errors : []).filter(({ path }) => path)
  return {
    statusCode: status ?? response?.status ?? 400,
    message: message ?? String(error),
    stack: (stack ?? '').split('\n'),
    fields: Object.fromEntries(named.map(({ path = '', message: about = '' }) => [path.replace(/^\$\./, ''), about])),
    requestError: true,
    exchanges
  }
}
