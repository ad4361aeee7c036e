import { relative } from 'node:path'
import { testIdOf } from './test-id.mjs'

/** Milliseconds that a test may take where it does not say so itself, at a time when a mutant may make it wait for nothing. */
const TEST_TIMEOUT_MS = 10_000

/** Where Jest's circus looks for the time that `jest.setTimeout` allows. */
const ALLOWED_TIME = Symbol.for('TEST_TIMEOUT_SYMBOL')

/**
 * Suites of Jest, run in this process by Jest's own parts: its circus, `expect`, snapshots and mocks, without what it does to keep each suite
 * apart from all others.
 */
export class Suites {
  #modules
  #root
  #circus
  #expect
  #snapshots
  #nock
  #jest

  constructor(modules, root) {
    this.#modules = modules
    this.#root = root
    this.#circus = modules.load('jest-circus')
    this.#expect = modules.load('expect')
    this.#snapshots = modules.load('jest-snapshot')
    this.#nock = modules.load('nock')
    this.#jest = this.#jestObject()
    this.#expect.extend({ toMatchSnapshot: this.#snapshots.toMatchSnapshot })
    const { describe, it, test, beforeAll, beforeEach, afterEach, afterAll } = this.#circus
    Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterEach, afterAll })
    Object.assign(globalThis, { expect: this.#expect, jest: this.#jest })
  }

  /**
   * Runs a suite up to its first failure.
   * @param file absolute path of the suite
   * @param wanted the ids of the tests to run, or undefined for all
   * @param onTest told the id of each test before it runs, and undefined after it
   * @returns the tests that ran, each with its id, whether it failed and why, and its duration in milliseconds
   */
  async run(file, wanted, onTest = () => {}) {
    this.#clean()
    this.#circus.resetState()
    this.#circus.getState().testTimeout = TEST_TIMEOUT_MS
    const ids = new Map()
    const { beforeEach, afterEach, getState } = this.#circus
    const current = () => getState().currentlyRunningTest
    beforeEach(() => {
      this.#expect.setState({ currentTestName: nameOf(current()) })
      onTest(ids.get(current()))
    })
    afterEach(() => {
      onTest(undefined)
      if (current().errors.length > 0) for (const test of ids.keys()) if (test !== current()) test.mode = 'skip'
    })
    try {
      this.#modules.load(file)
    } catch (error) {
      return [{ id: this.#id(file, 'is loaded'), name: 'is loaded', failure: messageOf(error), duration: 0 }]
    }
    for (const test of testsOf(getState().rootDescribeBlock)) {
      ids.set(test, this.#id(file, nameOf(test)))
      if (wanted && !wanted.has(ids.get(test))) test.mode = 'skip'
    }
    this.#expect.setState({ testPath: file, snapshotState: this.#snapshotsOf(file), assertionCalls: 0 })
    await this.#circus.run()
    return [...ids].filter(([test]) => test.status === 'done' && test.startedAt).map(([test, id]) => resultOf(test, id))
  }

  #id(file, name) {
    return testIdOf(relative(this.#root, file), name)
  }

  #snapshotsOf(file) {
    const path = file.replace(/([^/]+)$/, '__snapshots__/$1.snap')
    return new this.#snapshots.SnapshotState(path, { updateSnapshot: 'none', snapshotFormat: undefined })
  }

  /** All suites share a process: each finds it as in one of its own. */
  #clean() {
    this.#jest.useRealTimers()
    this.#jest.restoreAllMocks()
    this.#nock.cleanAll()
    this.#nock.enableNetConnect()
    if (!this.#nock.isActive()) this.#nock.activate()
    delete globalThis[ALLOWED_TIME]
  }

  /** What the suites use of `jest`. */
  #jestObject() {
    const { ModuleMocker } = this.#modules.load('jest-mock')
    const { ModernFakeTimers: Timers } = this.#modules.load('@jest/fake-timers')
    const mocker = new ModuleMocker(globalThis)
    const timers = new Timers({ config: { rootDir: this.#root, testMatch: [], timers: 'real' }, global: globalThis })
    return {
      spyOn: mocker.spyOn.bind(mocker),
      restoreAllMocks: () => mocker.restoreAllMocks(),
      useFakeTimers: () => timers.useFakeTimers(),
      useRealTimers: () => timers.useRealTimers(),
      advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
      setTimeout: (ms) => (globalThis[ALLOWED_TIME] = ms),
      resetModules: () => this.#modules.forget(),
      doMock: (name, make) => this.#modules.mock(name, make()),
      dontMock: (name) => this.#modules.unmock(name),
      requireActual: (name) => this.#modules.load(name)
    }
  }
}

function testsOf(block) {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)))
}

function nameOf(test) {
  const names = []
  for (let part = test; part && part.name !== 'ROOT_DESCRIBE_BLOCK'; part = part.parent) names.unshift(part.name)
  return names.join(' ')
}

function resultOf(test, id) {
  const failure = test.errors.length > 0 ? messageOf([test.errors[0]].flat()[0]) : undefined
  return { id, name: nameOf(test), failure, duration: test.duration ?? 0 }
}

function messageOf(error) {
  return String(error?.message ?? error)
}
