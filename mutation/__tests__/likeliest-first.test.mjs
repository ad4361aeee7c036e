import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { LikeliestFirst } from '../likeliest-first.mjs'

const DURATIONS = { 'slow.test.ts': 400, 'quick.test.ts': 10, 'session.test.ts': 200, 'amounts.test.ts': 100 }
const SUITES = Object.keys(DURATIONS)
const FILES = { 1: 'src/amount.ts', 2: 'src/amount.ts', 3: 'src/session-id.ts' }

/** @param reached suite → the mutants that it reaches */
function order(reached = {}) {
  const path = join(mkdtempSync(join(tmpdir(), 'likeliest-')), 'learnt.json')
  const likeliest = new LikeliestFirst(path)
  const tests = SUITES.flatMap((suite) => [
    { id: `${suite}#one`, duration: DURATIONS[suite] },
    { id: `${suite}#other`, duration: 1 }
  ])
  const perTest = Object.fromEntries(
    Object.entries(reached).map(([suite, ids]) => [`${suite}#one`, Object.fromEntries(ids.map((id) => [id, 7]))])
  )
  likeliest.learn(tests, perTest, (mutant) => FILES[mutant])
  return { likeliest, path }
}

test('The quickest suites come first where nothing else is known', () => {
  const { likeliest } = order()
  assert.deepEqual(likeliest.sort(SUITES, 'src/other.ts'), [SUITES[1], SUITES[3], SUITES[2], SUITES[0]])
})

test('One that reaches what no other does comes before quicker ones that reach what all do', () => {
  const { likeliest } = order({ 'quick.test.ts': [1, 3], 'session.test.ts': [1, 3], 'amounts.test.ts': [1, 2, 3] })
  assert.equal(likeliest.sort(SUITES, 'src/session-id.ts')[0], 'quick.test.ts')
  const slower = order({ 'slow.test.ts': [1, 2, 3], 'session.test.ts': [1, 2], 'amounts.test.ts': [1] }).likeliest
  assert.equal(slower.sort(SUITES, 'src/session-id.ts')[0], 'slow.test.ts')
  assert.deepEqual(slower.sort(SUITES, 'src/amount.ts').slice(0, 2), ['session.test.ts', 'amounts.test.ts'])
})

test('The one that noticed a mutant of the file last comes before all, and those that noticed more before those that noticed less', () => {
  const { likeliest } = order({ 'quick.test.ts': [1, 2] })
  for (let times = 0; times < 100; times++) likeliest.noticed('amounts.test.ts', 'src/amount.ts')
  likeliest.noticed('slow.test.ts', 'src/amount.ts')
  assert.deepEqual(likeliest.sort(SUITES, 'src/amount.ts'), [
    'slow.test.ts',
    'amounts.test.ts',
    'quick.test.ts',
    'session.test.ts'
  ])
  assert.equal(likeliest.sort(SUITES, 'src/other.ts')[0], 'quick.test.ts')
})

test('Another process knows what one measured', () => {
  const { likeliest, path } = order({ 'slow.test.ts': [3] })
  const other = new LikeliestFirst(path)
  assert.equal(other.sort(SUITES, 'src/session-id.ts')[0], 'slow.test.ts')
  assert.deepEqual(other.sort(SUITES, 'src/other.ts'), likeliest.sort(SUITES, 'src/other.ts'))
})

test('Nothing is left out where nothing was measured', () => {
  const unknown = new LikeliestFirst('/nowhere/learnt.json')
  assert.deepEqual(unknown.sort(SUITES, 'src/other.ts').sort(), [...SUITES].sort())
})
