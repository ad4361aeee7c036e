import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Letters that a word of a file's name and one of a suite's have to share for them to be about the same thing: session-id and sessions. */
const SHARED_LETTERS = 4

/**
 * The order in which suites are tried on a mutant, of which the first failure is the end: those that noticed a mutant of the same file
 * before, the latest first, then those that are named like the file, and then the quickest.
 */
export class LikeliestFirst {
  #path
  #durations
  #noticed = new Map()

  /** @param path where the durations are kept, for the processes that did not measure them */
  constructor(path) {
    this.#path = path
  }

  /** @param tests what ran of a suite, with durations in milliseconds */
  learn(suite, tests) {
    this.#durations ??= {}
    this.#durations[suite] = tests.reduce((sum, { duration }) => sum + duration, 0)
  }

  keep() {
    writeFileSync(this.#path, JSON.stringify(this.#durations))
  }

  /** A suite noticed a mutant of a file. */
  noticed(suite, file) {
    const before = this.#noticed.get(file) ?? []
    this.#noticed.set(file, [suite, ...before.filter((other) => other !== suite)])
  }

  sort(suites, file) {
    this.#durations ??= existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, 'utf8')) : {}
    const noticed = this.#noticed.get(file) ?? []
    const words = wordsOf(file)
    const rank = new Map(suites.map((suite) => [suite, rankOf(suite, noticed, words)]))
    const cost = (suite) => this.#durations[suite] ?? Infinity
    return [...suites].sort((one, other) => rank.get(one) - rank.get(other) || cost(one) - cost(other))
  }
}

function rankOf(suite, noticed, words) {
  if (noticed.includes(suite)) return noticed.indexOf(suite)
  return noticed.length + (wordsOf(suite).some((word) => words.includes(word)) ? 0 : 1)
}

function wordsOf(path) {
  return basename(path)
    .replace(/\..*/, '')
    .split('-')
    .filter((word) => word.length >= SHARED_LETTERS)
    .map((word) => word.slice(0, SHARED_LETTERS))
}
