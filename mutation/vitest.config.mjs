import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LikeliestFirst } from './likeliest-first.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Suites that no mutant is tried on, as one run of them takes longer than all suites that notice a mutant sooner. */
const LEFT_OUT = [
  // Made-up calls by the thousand: each mutant that survives would wait for all of them.
  '__tests__/random-calls.test.ts',
  '__tests__/delivery/any-answer.test.ts',
  '__tests__/delivery/any-refusals.test.ts',
  // Real connections that time out: a wait, whatever the code does.
  '__tests__/delivery/real-connections.test.ts',
  // Every field, mapped to every kind of nothing: seconds each, and what it compares stands in the suites of each field.
  '__tests__/single-and-batch.test.ts'
]

export default defineConfig({
  root: here('..'),
  cacheDir: here('./.cache/vite'),
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: LEFT_OUT,
    globals: true,
    setupFiles: [here('./set-up.mjs')],
    // The suites share a process: loading the framework for each takes longer than most suites.
    isolate: false,
    sequence: { sequencer: LikeliestFirst },
    testTimeout: 30_000
  }
})
