import { readFileSync } from 'fs'
import { join } from 'path'
import { directDependencies } from '../../dependencies/direct-dependencies'
import { readLockfile } from '../../dependencies/lockfile'
import { PINNED_VERSIONS } from '../../dependencies/pinned-versions'
import { withPinnedVersionsTable } from '../pinned-versions-table'

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/contributing.md'), 'utf8')

it('The packages that stay at a version in docs/contributing.md are those of the code: else run npm run docs', () => {
  expect(withPinnedVersionsTable(DOCUMENT)).toBe(DOCUMENT)
})

it('Each of them is one that the project names itself', () => {
  const names = directDependencies(readLockfile()).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.keys(PINNED_VERSIONS)))
})
