import { licenceProblems, licencesInWords } from '../licence-problems'
import { readLockfile, usedPackages } from '../lockfile'

const used = (license?: string) => [{ name: 'parser', version: '1.2.3', license }]

it('The packages that users get have licences under which they may be passed on', () => {
  expect(licenceProblems(usedPackages(readLockfile()))).toEqual([])
})

it.each(['GPL-3.0-only', 'UNLICENSED', '(MIT OR GPL-3.0-only)', 'SEE LICENSE IN LICENSE', 'mit '])(
  'The licence %j is not permitted',
  (license) => {
    expect(licenceProblems(used(license), ['MIT'], {})).toEqual([
      `parser@1.2.3 has the licence ${JSON.stringify(
        license
      )}, which is not permitted. Read its licence: add it to permitted-licences.ts, or use another package.`
    ])
  }
)

it('A package without a licence is not permitted', () => {
  expect(licenceProblems(used(), ['MIT'], {})[0]).toMatch(/^parser@1\.2\.3 names no licence\./)
})

it('An exception holds for its version alone', () => {
  expect(
    licenceProblems(used('GPL-3.0-only'), ['MIT'], { 'parser@1.2.3': 'It is asked in a process of its own.' })
  ).toEqual([])
  expect(licenceProblems(used('GPL-3.0-only'), ['MIT'], { 'parser@1.2.2': 'An older one.' })).toEqual([
    expect.stringContaining('parser@1.2.3 has the licence'),
    'parser@1.2.2 is an exception in permitted-licences.ts that no package needs. Take it out.'
  ])
})

it('An exception that no package needs is told', () => {
  expect(licenceProblems(used('MIT'), ['MIT'], { 'parser@1.2.3': 'It named none once.' })).toEqual([
    'parser@1.2.3 is an exception in permitted-licences.ts that no package needs. Take it out.'
  ])
})

it('Developers’ packages and the project’s own are not the users’, and a version in two folders counts once', () => {
  const packages = {
    '': { version: '0.1.0', license: 'MIT' },
    pipeline: { version: '0.1.0' },
    'node_modules/pipeline': { link: true },
    'node_modules/tester': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/@scope/parser': { version: '1.0.0', license: 'MIT' },
    'node_modules/reader/node_modules/@scope/parser': { version: '1.0.0', license: 'MIT' },
    'pipeline/node_modules/@scope/parser': { version: '2.0.0', license: 'ISC' }
  }
  expect(usedPackages({ packages })).toEqual([
    { name: '@scope/parser', version: '1.0.0', license: 'MIT' },
    { name: '@scope/parser', version: '2.0.0', license: 'ISC' }
  ])
})

it('The licences are counted, the most frequent first', () => {
  expect(licencesInWords([...used('ISC'), ...used('MIT'), ...used('MIT'), ...used()])).toBe('MIT 2, ISC 1, none 1')
})
