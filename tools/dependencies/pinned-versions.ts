const AS_THERE = 'As in the package `destination-actions` of Segment’s repository'

/** Direct dependencies that stay at a version, and why. They stand in docs/contributing.md too. */
export const PINNED_VERSIONS: Record<string, string> = {
  '@segment/actions-core': 'The framework: what is measured and compared here is this version of it',
  '@amplitude/ua-parser-js': AS_THERE,
  typescript: AS_THERE,
  jest: AS_THERE,
  'ts-jest': AS_THERE,
  '@types/jest': 'That of jest',
  nock: AS_THERE,
  prettier: AS_THERE,
  'json-schema-to-typescript': AS_THERE,
  'lru-cache': AS_THERE,
  '@types/node': 'That of Node 20, the oldest that is supported',
  '@segment/browser-destination-runtime': 'As in Segment’s repository, where the companion goes',
  '@amplitude/session-replay-browser': 'As @amplitude/segment-session-replay-wrapper needs it'
}
