/** A test suite, by its name, or what a suite is compared with. */
const SUITE = /\.test\.ts$|\.snap$/

/** The folder below `__tests__/` in which Segment's Jest looks for no suite. */
export const HELPERS = '__tests__/__helpers__/'

/**
 * Where a file of this project lies in the destination's folder. Jest as Segment's repository sets it takes every file below
 * `__tests__/` for a suite, and fails on one without a test; only `__tests__/__helpers__/` it passes over.
 * @param path Relative to the project, such as `src/presets.ts`, `generated-types/logEvent/generated-types.ts` or `__tests__/support/sent.ts`.
 * @returns `presets.ts`, `logEvent/generated-types.ts`, `__tests__/__helpers__/support/sent.ts`; nothing where it does not travel along.
 */
export function landingOf(path: string): string | undefined {
  const [root] = path.split('/', 1)
  const below = path.slice(root.length + 1)
  if (root === 'src' || root === 'generated-types') return below
  if (root !== '__tests__') return undefined
  return SUITE.test(below) ? path : HELPERS + below
}
