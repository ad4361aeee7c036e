/** Batches of a long round, at least: enough that full garbage collections are among them as often as they come. */
export const LONG_ROUND = 20

/** The batches of a round in which our own part is to be told from the framework's: these over and over, or all that there are. */
export function longRound(batches: readonly string[]): string[] {
  return Array.from({ length: Math.max(LONG_ROUND, batches.length) }, (_none, index) => batches[index % batches.length])
}
