import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PluginKind, commonTokens, declareFactoryPlugin, tokens } from '@stryker-mutator/api/plugin'
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import { Explained } from './explained.mjs'
import { LikeliestFirst } from './likeliest-first.mjs'
import { mutantsInFiles } from './mutants-in-files.mjs'
import { Suites } from './suites.mjs'
import { suiteOf, testIdOf } from './test-id.mjs'
import { TypeScriptModules } from './typescript-modules.mjs'

/** Where the instrumented code looks for the mutant that is switched on, and writes which mutants a test reaches. */
const NAMESPACE = '__stryker__'

/**
 * Stryker's test runner for this project. Runs Jest's suites in one process, of which the project's modules alone are loaded anew for each
 * suite of each mutant: a mutant takes as long as the tests that notice it, and not as long as loading the framework.
 */
class OneProcessRunner {
  #root = process.cwd()
  #isTried
  #also
  #patience
  #explained
  #modules
  #suites
  #order
  #stryker = (globalThis[NAMESPACE] ??= {})
  #uncaught

  /**
   * @param options with `also`, suites elsewhere than in __tests__/, `leftOut`, the suites that are not tried, `only`, those that are, where it is not all others, `patience`,
   *   milliseconds of tests after which a mutant counts as unnoticed, and `explained`, entries of mutants that need no test to survive
   */
  constructor({ oneProcess: { also, leftOut, only, patience, explained } }) {
    this.#also = also ?? []
    this.#explained = new Explained(explained ?? [])
    this.#isTried = (suite) => (only ? only.includes(suite) : !leftOut.includes(suite))
    this.#patience = patience ?? Infinity
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#modules = new TypeScriptModules(this.#root)
    this.#suites = new Suites(this.#modules, this.#root)
    this.#order = new LikeliestFirst(join(this.#root, '.likeliest-first.json'))
    for (const event of ['uncaughtException', 'unhandledRejection'])
      process.on(event, (error) => (this.#uncaught = error))
  }

  async dryRun() {
    this.#stryker.activeMutant = undefined
    this.#stryker.mutantCoverage = { static: {}, perTest: {} }
    const tests = []
    for (const suite of this.#all()) {
      this.#modules.forget()
      const ran = await this.#suites.run(join(this.#root, suite), undefined, (id) => (this.#stryker.currentTestId = id))
      const failed = ran.find(({ failure }) => failure !== undefined)
      if (failed) return { status: DryRunStatus.Error, errorMessage: `${failed.id}: ${failed.failure}` }
      tests.push(...ran)
    }
    const { mutantCoverage } = this.#stryker
    const files = mutantsInFiles(this.#root)
    this.#order.learn(tests, mutantCoverage.perTest, (mutant) => files.get(mutant))
    return { status: DryRunStatus.Complete, tests: tests.map((test) => this.#resultOf(test)), mutantCoverage }
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    const file = relative(this.#root, sandboxFileName)
    if (this.#isExplained(file, activeMutant)) return { status: MutantRunStatus.Survived, nrOfTests: 0 }
    this.#uncaught = undefined
    Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit, currentTestId: undefined })
    const wanted = testFilter && new Set(testFilter)
    const suites = wanted ? [...new Set(testFilter.map(suiteOf))] : this.#all()
    const started = performance.now()
    let nrOfTests = 0
    for (const suite of this.#order.sort(suites, file)) {
      this.#modules.forget()
      const ran = await this.#suites.run(join(this.#root, suite), wanted)
      nrOfTests += ran.length
      if (hitLimit !== undefined && this.#stryker.hitCount > hitLimit) return { status: MutantRunStatus.Timeout }
      const failed = ran.find(({ failure }) => failure !== undefined) ?? this.#uncaughtOf(suite)
      if (failed === undefined && performance.now() - started < this.#patience) continue
      if (failed === undefined) break
      this.#order.noticed(suite, file)
      return { status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.failure, nrOfTests }
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  }

  #isExplained(file, { fileName, location, replacement }) {
    const counted = { start: fromOne(location.start), end: fromOne(location.end) }
    return this.#explained.has(file, readFileSync(fileName, 'utf8'), { location: counted, replacement })
  }

  #uncaughtOf(suite) {
    return this.#uncaught && { id: testIdOf(suite, 'ends without an uncaught error'), failure: String(this.#uncaught) }
  }

  #resultOf({ id, name, duration }) {
    return { id, name, timeSpentMs: duration, status: TestStatus.Success, fileName: join(this.#root, suiteOf(id)) }
  }

  #all() {
    const own = readdirSync(join(this.#root, '__tests__'), { recursive: true })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join('__tests__', path))
      .sort()
    return [...own, ...this.#also].filter(this.#isTried)
  }
}

/** Stryker counts lines and columns from 0 here, and from 1 in its results. */
function fromOne({ line, column }) {
  return { line: line + 1, column: column + 1 }
}

oneProcessRunner.inject = tokens(commonTokens.options)
function oneProcessRunner(options) {
  return new OneProcessRunner(options)
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'one-process', oneProcessRunner)]
