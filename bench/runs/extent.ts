/** How much a run measures. */

/** The numbers of events, rounds and points of a run. */
export interface Extent {
  /** Calls that each contender delivers in a round, at most: as many whole batches as fit. */
  events: number
  rounds: number
  /** Events of the long run at which it is looked at. */
  longRun: number[]
  batchSizes: number[]
  /** Percent. */
  bad: number[]
  products: number[]
  userAgents: number[]
  /** Rounds of `--fields`: many, as a field costs little of a whole delivery. */
  fieldRounds: number
}

/** The whole run: about half an hour on two cores, by what else they do. */
export const WHOLE: Extent = {
  events: 4000,
  rounds: 11,
  longRun: [1000, 10_000, 100_000, 1_000_000],
  batchSizes: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000],
  bad: [0, 1, 2, 5, 10, 20],
  products: [1, 2, 5, 10, 20, 50, 100],
  userAgents: [1, 10, 100, 1000, 10_000, 100_000],
  fieldRounds: 60
}

/** A run that shows in five minutes or so whether all works; its figures waver. */
export const QUICK: Extent = {
  events: 2000,
  rounds: 2,
  longRun: [1000, 10_000, 50_000],
  batchSizes: [1, 10, 100, 1000, 2000],
  bad: [0, 20],
  products: [1, 10, 100],
  userAgents: [1, 1000, 10_000],
  fieldRounds: 3
}
