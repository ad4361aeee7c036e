import { fileURLToPath } from 'node:url'
import { entriesOfProject } from './explained.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'one-process',
  // Suites that no mutant is tried on, as one run of them takes longer than all suites that notice a mutant sooner.
  oneProcess: {
    patience: 1000 * Number(process.env.MUTATION_PATIENCE ?? Infinity),
    // Each would wait for all suites that reach it, to no end.
    explained: process.env.MUTATION_EXPLAINED ? [] : entriesOfProject(),
    only: process.env.MUTATION_SUITES && JSON.parse(process.env.MUTATION_SUITES),
    // Beside those of src/: what people read of a definition are its types, choices and defaults too.
    also: ['tools/docs/__tests__/reference.test.ts'],
    leftOut: [
      // Made-up calls by the thousand: each mutant that survives would wait for all of them.
      '__tests__/random-calls.test.ts',
      '__tests__/delivery/any-answer.test.ts',
      '__tests__/delivery/any-refusals.test.ts',
      // Real connections that time out: a wait, whatever the code does.
      '__tests__/delivery/real-connections.test.ts',
      // Every field, mapped to every kind of nothing: seconds each, and what it compares stands in the suites of each field.
      '__tests__/single-and-batch.test.ts'
    ]
  },
  warnings: { unknownOptions: false },
  coverageAnalysis: 'perTest',
  plugins: [here('./one-process-runner.mjs'), here('./texts.mjs')],
  ignorers: ['texts'],
  mutate: ['src/**/*.ts', '!src/**/generated-types.ts'],
  // No suite that is tried loads anything of these.
  ignorePatterns: [
    'bench',
    'browser',
    'examples',
    'pipeline',
    'tools/*',
    '!tools/docs',
    '!tools/markdown',
    'dist',
    'mutation'
  ],
  tempDirName: 'mutation/.cache/sandbox',
  // What an earlier run found, so that the next one tries only what has changed since. It has the names of all tests: too much for git.
  incremental: true,
  incrementalFile: 'mutation/.cache/incremental.json',
  reporters: ['progress-append-only', 'html'],
  htmlReporter: { fileName: 'mutation/.cache/report.html' },
  timeoutMS: 5000,
  // The first run, of all suites with what each reaches, where the machine has other work.
  dryRunTimeoutMinutes: 60,
  // What a process gathers by loading modules again and again is given back: several gigabytes, where hundreds of mutants need many suites each.
  maxTestRunnerReuse: 100,
  disableTypeChecks: false,
  allowEmpty: true
}
