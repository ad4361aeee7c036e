import { BaseSequencer } from 'vitest/node'

/**
 * The order in which suites are tried on a mutant, of which the first failure is the end: those that noticed the mutant before, which
 * most often was next to it in the source, and then the quickest.
 */
export class LikeliestFirst extends BaseSequencer {
  async sort(suites) {
    const cost = new Map(suites.map((suite) => [suite, this.#costOf(suite)]))
    return [...suites].sort((one, other) => cost.get(one) - cost.get(other))
  }

  #costOf(suite) {
    const path = suite.moduleId.slice(this.ctx.config.root.length)
    const last = this.ctx.cache.getFileTestResults(`${suite.project.name}:${path}`)
    if (!last) return Infinity
    return last.failed ? -1 : last.duration
  }
}
