/** Numbers from 0. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number)
}

/** The statuses of results. */
export function statusesOf(results: { status: number }[]): number[] {
  return results.map(({ status }) => status)
}
