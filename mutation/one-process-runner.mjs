import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PluginKind, commonTokens, declareFactoryPlugin, tokens } from '@stryker-mutator/api/plugin'
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import { LikeliestFirst } from './likeliest-first.mjs'
import { Suites } from './suites.mjs'
import { TypeScriptModules } from './typescript-modules.mjs'

/** Where the instrumented code looks for the mutant that is switched on, and writes which mutants a test reaches. */
const NAMESPACE = '__stryker__'

/**
 * Stryker's test runner for this project. Runs Jest's suites in one process, of which the project's modules alone are loaded anew for each
 * suite of each mutant: a mutant takes as long as the tests that notice it, and not as long as loading the framework.
 */
class OneProcessRunner {
  #root = process.cwd()
  #leftOut
  #patience
  #modules
  #suites
  #order
  #stryker = (globalThis[NAMESPACE] ??= {})
  #uncaught

  /** @param options with `leftOut`, the suites that are not tried, and `patience`, milliseconds of tests after which a mutant counts as unnoticed */
  constructor({ oneProcess: { leftOut, patience } }) {
    this.#leftOut = new Set(leftOut)
    this.#patience = patience ?? Infinity
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#modules = new TypeScriptModules(this.#root)
    this.#suites = new Suites(this.#modules, this.#root)
    this.#order = new LikeliestFirst(join(this.#root, '.durations.json'))
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
      this.#order.learn(suite, ran)
      tests.push(...ran.map((test) => ({ ...resultOf(test), fileName: join(this.#root, suite) })))
    }
    this.#order.keep()
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.#uncaught = undefined
    Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit, currentTestId: undefined })
    const wanted = testFilter && new Set(testFilter)
    const suites = wanted ? [...new Set(testFilter.map(suiteOf))] : this.#all()
    const started = performance.now()
    let nrOfTests = 0
    for (const suite of this.#order.sort(suites, activeMutant.fileName)) {
      this.#modules.forget()
      const ran = await this.#suites.run(join(this.#root, suite), wanted)
      nrOfTests += ran.length
      if (hitLimit !== undefined && this.#stryker.hitCount > hitLimit) return { status: MutantRunStatus.Timeout }
      const failed = ran.find(({ failure }) => failure !== undefined) ?? this.#uncaughtOf(suite)
      if (failed === undefined && performance.now() - started < this.#patience) continue
      if (failed === undefined) break
      this.#order.noticed(suite, activeMutant.fileName)
      return { status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.failure, nrOfTests }
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  }

  #uncaughtOf(suite) {
    return this.#uncaught && { id: `${suite}#ends without an uncaught error`, failure: String(this.#uncaught) }
  }

  #all() {
    return readdirSync(join(this.#root, '__tests__'), { recursive: true })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join('__tests__', path))
      .filter((path) => !this.#leftOut.has(path))
      .sort()
  }
}

function suiteOf(id) {
  return id.slice(0, id.indexOf('#'))
}

function resultOf({ id, name, duration }) {
  return { id, name, timeSpentMs: duration, status: TestStatus.Success }
}

oneProcessRunner.inject = tokens(commonTokens.options)
function oneProcessRunner(options) {
  return new OneProcessRunner(options)
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'one-process', oneProcessRunner)]
