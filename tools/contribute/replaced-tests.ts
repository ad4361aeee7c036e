import type { Contribution } from './contribution'

/** Tests of Segment's own destination, by their path in its folder, and the tests here that hold the same and more. */
const COUNTERPARTS: Record<string, string[]> = {
  '__tests__/amplitude.test.ts': [
    'log-event.test.ts',
    'log-purchase.test.ts',
    'identify-user.test.ts',
    'group-identify.test.ts',
    'map-user.test.ts',
    'credentials.test.ts',
    'deletion.test.ts'
  ],
  '__tests__/autocapture-attribution.test.ts': ['captured-attribution.test.ts'],
  '__tests__/convert-timestamp.test.ts': ['time.test.ts', 'session.test.ts'],
  '__tests__/create-endpoint.test.ts': ['settings.test.ts', 'credentials.test.ts', 'deletion.test.ts'],
  '__tests__/generate-api-endpoint.test.ts': ['settings.test.ts', 'request-options.test.ts'],
  '__tests__/merge-user-properties.test.ts': ['user-properties.test.ts', 'user-property-operations.test.ts'],
  '__tests__/referrer.test.ts': ['referrer.test.ts', 'attribution.test.ts'],
  '__tests__/regional-endpoints.test.ts': ['settings.test.ts', 'credentials.test.ts', 'deletion.test.ts'],
  '__tests__/user-agent.test.ts': ['user-agent.test.ts', 'client-hints.test.ts'],
  '__tests__/utm.test.ts': ['attribution.test.ts'],
  'logPurchase/__tests__/index.test.ts': ['log-purchase.test.ts', 'purchase-revenue.test.ts'],
  'logPurchase/__tests__/snapshot.test.ts': ['snapshot.test.ts']
}

/** Every test of ours that stands for one of theirs, by its path in the contribution. */
export const COUNTERPART_PATHS = [...new Set(Object.values(COUNTERPARTS).flat())].map((path) => `__tests__/${path}`)

const TEST = /\.test\.ts$/

/** A test that goes, and what takes its place. */
export interface ReplacedTest {
  path: string
  /** Paths in the contribution; empty where nothing is known that holds what it held. */
  by: string[]
}

/**
 * Which tests of the folder are replaced.
 * @param gone Files that are removed from the folder, or overwritten in it.
 */
export function replacedTests(gone: string[], contribution: Contribution): ReplacedTest[] {
  return gone
    .filter((path) => TEST.test(path))
    .map((path) => ({
      path,
      by: (COUNTERPARTS[path] ?? []).map((name) => `__tests__/${name}`).filter((name) => contribution.has(name))
    }))
}
