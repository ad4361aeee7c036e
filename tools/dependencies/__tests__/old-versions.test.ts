import { directDependencies } from '../direct-dependencies'
import type { PublishedVersion } from '../old-versions'
import { oldVersion } from '../old-versions'

const NOW = new Date('2026-03-01T00:00:00.000Z')
const LOCKED = { name: 'parser', version: '1.2.3', for: 'users' } as const
const published = (version: string, part: Partial<PublishedVersion> = {}): PublishedVersion => ({
  version,
  isDeprecated: false,
  time: '2026-02-01T00:00:00.000Z',
  ...part
})
const OLD = published('1.2.3', { time: '2025-02-01T12:00:00.000Z' })

it('A version older than a year is told with the newest of its major, and the newest of all', () => {
  expect(oldVersion(LOCKED, [OLD, published('1.10.0'), published('1.9.0'), published('2.0.0')], NOW)).toEqual({
    ...LOCKED,
    since: '2025-02-01',
    sameMajor: '1.10.0',
    newest: '2.0.0'
  })
})

it('A version of this year is not old, however many are newer', () => {
  expect(oldVersion(LOCKED, [published('1.2.3'), published('3.0.0')], NOW)).toBeUndefined()
})

it('A version whose age the registry does not tell is not called old', () => {
  expect(oldVersion(LOCKED, [published('1.2.3', { time: undefined }), published('3.0.0')], NOW)).toBeUndefined()
})

it.each([
  ['there is none', []],
  ['all are deprecated', [published('1.3.0', { isDeprecated: true })]],
  ['all are trials', [published('2.0.0-rc.1')]],
  ['all need a later Node', [published('2.0.0', { node: '>=22' })]],
  ['all are older', [published('1.2.2')]]
])('An old version stays where nothing newer runs: %s', (_case, others) => {
  expect(oldVersion(LOCKED, [OLD, ...others], NOW)).toBeUndefined()
})

it('A version that needs a later Node 20 runs on Node 20', () => {
  const later = published('2.0.0', { node: '^20.19.0 || >=22.12.0' })
  expect(oldVersion(LOCKED, [OLD, later], NOW)).toMatchObject({ newest: '2.0.0', sameMajor: undefined })
})

it('What one workspace needs to run is the users’, also where another only tests with it', () => {
  const packages = {
    '': { dependencies: { parser: '^1.0.0' }, devDependencies: { tester: '^2.0.0', reader: '^1.0.0' } },
    pipeline: { dependencies: { reader: '^1.0.0' }, devDependencies: { parser: '^2.0.0' } },
    'node_modules/pipeline': { link: true },
    'node_modules/parser': { version: '1.2.3' },
    'node_modules/reader': { version: '1.0.1' },
    'node_modules/tester': { version: '2.0.0' },
    'node_modules/tester/node_modules/parser': { version: '0.1.0' },
    'pipeline/node_modules/parser': { version: '2.1.0' }
  }
  expect(directDependencies({ packages })).toEqual([
    { name: 'parser', version: '1.2.3', for: 'users' },
    { name: 'parser', version: '2.1.0', for: 'developers' },
    { name: 'reader', version: '1.0.1', for: 'users' },
    { name: 'tester', version: '2.0.0', for: 'developers' }
  ])
})
