import { defineConfig } from '@playwright/test'

/** Segment's library in a browser: `npm run test:clients`. */
export default defineConfig({
  testDir: 'browser-tests',
  testMatch: '*.spec.ts',
  globalSetup: '../page/browser-tests/unpack-browser.ts',
  outputDir: '../../node_modules/.cache/client-tests',
  // Each file has a server and a sandbox of its own; two at once are what a small machine bears.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A browser, a server and a sandbox on one busy machine: what fails once is tried again, and listed as flaky.
  retries: 1,
  reporter: 'list'
})
