/** Tries properties in rounds, each of another seed, until time is over or one of them fails. */
import fc from 'fast-check'

/** A property that is tried, and what was tried so far. */
export interface Fuzzed {
  name: string
  property: fc.IAsyncPropertyWithHooks<unknown[]>
  runsARound: number
  /** How many of what were tried, by its name. */
  counts: Record<string, number>
  close(): Promise<void>
}

/** How long it goes on, and from where. */
export interface FuzzOptions {
  /** The first round's; each further one has the next. */
  seed: number
  /** Whether another round begins; asked before each. */
  goesOn: (rounds: number) => boolean
  /** Where the case stands in the first round's runs, to try it alone. */
  path?: string
  /** Whether a case that fails is made as small as it can be; true when absent. */
  shrinks?: boolean
  onRound?: (rounds: number) => void
}

/** What came of it. */
export interface FuzzReport {
  rounds: number
  /** The smallest case that fails, with the seed and the path that lead to it. */
  failure?: { name: string; seed: number; path: string; words: string }
}

/** @returns The first failure, or none. */
export async function fuzz(
  all: Fuzzed[],
  { seed, goesOn, path, shrinks = true, onRound }: FuzzOptions
): Promise<FuzzReport> {
  let rounds = 0
  while (goesOn(rounds)) {
    for (const { name, property, runsARound } of all) {
      const replayed = path === undefined ? { endOnFailure: !shrinks } : { path, endOnFailure: true }
      const result = await fc.check(property, { seed: seed + rounds, numRuns: runsARound, ...replayed })
      if (!result.failed) continue
      const words = await fc.asyncDefaultReportMessage(result)
      const failure = { name, seed: result.seed, path: result.counterexamplePath ?? '', words: words ?? '' }
      return { rounds: rounds + 1, failure }
    }
    rounds += 1
    onRound?.(rounds)
  }
  return { rounds }
}
