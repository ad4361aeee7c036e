import type { Exchange, Unanswered } from './exchanges'

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
  /** What was sent and got no answer. */
  unanswered: Unanswered[]
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
export function describeFailure(
  error: unknown,
  exchanges: Exchange[] = [],
  unanswered: Unanswered[] = []
): FailureAnswer {
  const mappingErrors = mappingErrorsIn(error)
  const { message, stack, status, response, errors } = (error ?? {}) as KnownError
  const named = [...mappingErrors, ...(Array.isArray(errors) ? errors : [])].filter(({ path }) => path)
  return {
    statusCode: status ?? response?.status ?? 400,
    message: mappingErrors.map((one) => one.message).join(' ') || (message ?? String(error)),
    stack: (stack ?? '').split('\n'),
    fields: Object.fromEntries(
      named.map(({ path = '', message: about = '' }) => [path.replace(/^(\$\.|\/)/, ''), about])
    ),
    requestError: true,
    exchanges,
    unanswered
  }
}

/**
 * What the framework finds wrong with a mapping: it throws all of it at once, as one error that can be iterated and whose
 * message is made of stacks. Each message begins with the place: "/currency has an invalid directive: @foo."
 */
function mappingErrorsIn(error: unknown): Array<{ path?: string; message: string }> {
  if (typeof error !== 'object' || error === null || !(Symbol.iterator in error)) return []
  return [...(error as Iterable<Error>)].map(({ message }) => ({ path: /^\/[\w.]+/.exec(message)?.[0], message }))
}
