import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { suiteOf } from './test-id.mjs'

/** Milliseconds that a suite takes beside its tests: below them, a quicker one is no better. */
const OVERHEAD_MS = 20

/**
 * The order in which suites are tried on a mutant, of which the first failure is the end: the one that noticed a mutant of the same file
 * last, then those that promise the most for the time they take. What a suite promises for a file are the mutants it noticed there, and
 * those it reaches, each of which counts the more the fewer other suites reach it: one that is about the file reaches what no other does.
 */
export class LikeliestFirst {
  #path
  #known
  #last = new Map()
  #noticed = new Map()

  /** @param path where it is kept what was learnt, for the processes that did not measure it */
  constructor(path) {
    this.#path = path
  }

  /**
   * @param tests all that ran, with ids and durations in milliseconds
   * @param perTest the mutants that each test reached: id of the test → id of the mutant → how often
   * @param fileOf what gives the file of a mutant
   */
  learn(tests, perTest, fileOf) {
    const durations = {}
    for (const { id, duration } of tests) durations[suiteOf(id)] = (durations[suiteOf(id)] ?? 0) + duration
    this.#known = { durations, promised: promisesOf(perTest, fileOf) }
    writeFileSync(this.#path, JSON.stringify(this.#known))
  }

  /** A suite noticed a mutant of a file. */
  noticed(suite, file) {
    this.#last.set(file, suite)
    const ofFile = this.#noticed.get(file) ?? {}
    this.#noticed.set(file, { ...ofFile, [suite]: (ofFile[suite] ?? 0) + 1 })
  }

  sort(suites, file) {
    this.#known ??= existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, 'utf8')) : NOTHING_KNOWN
    const { durations, promised } = this.#known
    const worth = (suite) => {
      if (suite === this.#last.get(file)) return Infinity
      const promise = (promised[file]?.[suite] ?? 0) + (this.#noticed.get(file)?.[suite] ?? 0)
      return promise / ((durations[suite] ?? 0) + OVERHEAD_MS)
    }
    const worths = new Map(suites.map((suite) => [suite, worth(suite)]))
    const cost = (suite) => durations[suite] ?? Number.MAX_VALUE
    return [...suites].sort(
      (one, other) => compare(worths.get(other), worths.get(one)) || compare(cost(one), cost(other))
    )
  }
}

const NOTHING_KNOWN = { durations: {}, promised: {} }

/** File → suite → the mutants of the file that it reaches, each over the number of suites that do. */
function promisesOf(perTest, fileOf) {
  const suitesByMutant = new Map()
  for (const [test, reached] of Object.entries(perTest)) {
    for (const mutant of Object.keys(reached)) {
      if (!suitesByMutant.has(mutant)) suitesByMutant.set(mutant, new Set())
      suitesByMutant.get(mutant).add(suiteOf(test))
    }
  }
  const promised = {}
  for (const [mutant, suites] of suitesByMutant) {
    const ofFile = (promised[fileOf(mutant)] ??= {})
    for (const suite of suites) ofFile[suite] = (ofFile[suite] ?? 0) + 1 / suites.size
  }
  return promised
}

function compare(one, other) {
  return one === other ? 0 : one - other
}
