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

/** What was thrown, as a report. What fails the framework's validation, or is no mapping, has no status of its own, and is as final as a 400. */
export function reportOf(error: unknown): Report {
  const mapping = mappingProblems(error)
  if (mapping.length > 0) return { status: 400, message: mapping.join(' ') }
  const { message, status, response, errors } = (error ?? {}) as Thrown
  return { status: status ?? response?.status ?? (errors ? 400 : 500), message: message ?? String(error) }
}

/** Whether what was thrown says of all calls of a batch what became of them. */
export function isOfAll(error: unknown): boolean {
  const { status, response } = (error ?? {}) as Thrown
  return (status ?? response?.status) !== undefined || mappingProblems(error).length > 0
}

/** What the framework finds wrong with a mapping: it throws all of it at once, as one error that can be iterated. */
function mappingProblems(error: unknown): string[] {
  if (typeof error !== 'object' || error === null || !(Symbol.iterator in error)) return []
  return [...(error as Iterable<unknown>)].map((problem) =>
    problem instanceof Error ? problem.message : String(problem)
  )
}
