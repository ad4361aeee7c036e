/** What a destination says of one call. */
export interface Report {
  status: number
  /** Empty where it was delivered. */
  message: string
}

/** What the framework throws: its own errors have a status, those of HTTP a response, those of validation a list. */
interface Thrown {
  message?: string
  status?: number
  response?: { status?: number }
  errors?: unknown
}

/** What was thrown, as a report. A call that fails the framework's validation has no status of its own, and is as final as a 400. */
export function reportOf(error: unknown): Report {
  const { message, status, response, errors } = (error ?? {}) as Thrown
  return { status: status ?? response?.status ?? (errors ? 400 : 500), message: message ?? String(error) }
}

/** Whether what was thrown says itself what became of the call. */
export function hasStatus(error: unknown): boolean {
  const { status, response } = (error ?? {}) as Thrown
  return (status ?? response?.status) !== undefined
}
