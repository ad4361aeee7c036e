import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** A project of a few lines, with suites as Jest takes them. */
const PROJECT = {
  'package.json': '{}',
  'src/limits.ts': "export const LIMITS = { most: 3, unit: 'bytes' }\n",
  'src/fits.ts': `import { LIMITS } from './limits'
let asked = 0
export const fits = (size: number): boolean => size <= LIMITS.most
export function count(): number {
  asked += 1
  return asked
}
export const nobodyAsks = (one: number): number => one * 2
export function isLate(list: readonly number[]): boolean {
  let index = 0
  while (index < list.length) index += 1
  return index > 0
}
`,
  '__tests__/fits.test.ts': `import { fits } from '../src/fits'
describe('A size', () => {
  beforeEach(() => expect.assertions(1))
  it.each([[3, true], [4, false]])('of %d', (size, outcome) => expect(fits(size)).toBe(outcome))
})
`,
  '__tests__/count.test.ts': `import { count } from '../src/fits'
it('What a module remembers begins anew with each suite', () => expect(count()).toBe(1))
`,
  '__tests__/again.test.ts': `import { count } from '../src/fits'
it('What a module remembers begins anew with this one too', async () => {
  const { count: same } = await import('../src/fits')
  expect([count(), same()]).toEqual([1, 2])
})
`,
  '__tests__/late.test.ts': `import { isLate } from '../src/fits'
it('is late with one', () => expect(isLate([1])).toBe(true))
`,
  '__tests__/left-out.test.ts': "it('would fail', () => expect(1).toBe(2))\n"
}

/** A mutant that a test would notice. */
const EXPLAINED = [
  {
    file: 'src/fits.ts',
    line: 'return index > 0',
    from: 'index > 0',
    becomes: 'index <= 0',
    why: 'To be seen as not tried.'
  }
]

const home = process.cwd()
let folder
let mutants

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutation-'))
  for (const [path, text] of Object.entries(PROJECT)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(here('../../node_modules'), join(folder, 'node_modules'))
  process.chdir(folder)
  mutants = await new Stryker({
    testRunner: 'one-process',
    oneProcess: { leftOut: ['__tests__/left-out.test.ts'], explained: EXPLAINED },
    plugins: [here('../one-process-runner.mjs')],
    warnings: { unknownOptions: false },
    coverageAnalysis: 'perTest',
    mutate: ['src/**/*.ts'],
    reporters: [],
    logLevel: 'off',
    concurrency: 1,
    timeoutMS: 1000
  }).runMutationTest()
})

after(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})

const statusesOf = (replacement) => mutants.filter((one) => one.replacement === replacement).map(({ status }) => status)

test('A mutant that a test notices is killed, by that test', () => {
  const [mutant] = mutants.filter(({ replacement }) => replacement === 'size < LIMITS.most')
  assert.equal(mutant.status, 'Killed')
  assert.match(mutant.killedBy[0], /A size of 3|^\d+$/)
})

test('A mutant of what is evaluated once, as a module is loaded, is noticed too', () => {
  assert.equal(
    mutants.find(({ location, replacement }) => location.start.line === 1 && replacement === '{}').status,
    'Killed'
  )
})

test('A mutant that no test notices survives', () => {
  assert.deepEqual(statusesOf('""'), ['Survived'])
})

test('A mutant that no test reaches is told apart', () => {
  assert.deepEqual(statusesOf('one / 2'), ['NoCoverage'])
})

test('A mutant that never ends counts as noticed', () => {
  assert.deepEqual(statusesOf('index -= 1'), ['Timeout'])
})

test('What one mutant left behind in a module is not there for the next', () => {
  assert.deepEqual(statusesOf('asked -= 1'), ['Killed'])
  assert.deepEqual(statusesOf('index >= 0'), ['Survived'])
})

test('A mutant that is explained is not tried', () => {
  assert.deepEqual(statusesOf('index <= 0'), ['Survived'])
})
