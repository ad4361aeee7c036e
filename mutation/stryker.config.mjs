import { fileURLToPath } from 'node:url'

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  plugins: ['@stryker-mutator/vitest-runner', fileURLToPath(new URL('./texts.mjs', import.meta.url))],
  ignorers: ['texts'],
  mutate: ['src/**/*.ts'],
  // No suite of src/ loads anything of these.
  ignorePatterns: ['bench', 'browser', 'docs', 'examples', 'pipeline', 'tools', 'dist', 'mutation/.cache'],
  tempDirName: 'mutation/.cache/sandbox',
  // What an earlier run found, so that the next one tries only what has changed since. It has the names of all tests: too much for git.
  incremental: true,
  incrementalFile: 'mutation/.cache/incremental.json',
  reporters: ['progress-append-only', 'html'],
  htmlReporter: { fileName: 'mutation/.cache/report.html' },
  concurrency: 2,
  timeoutMS: 5000,
  allowEmpty: true
}
