import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { LikeliestFirst } from '../likeliest-first.mjs'

const SUITES = ['slow.test.ts', 'quick.test.ts', 'session.test.ts', 'amounts.test.ts']

function order() {
  const path = join(mkdtempSync(join(tmpdir(), 'likeliest-')), 'durations.json')
  const likeliest = new LikeliestFirst(path)
  const durations = [400, 10, 200, 100]
  SUITES.forEach((suite, index) => likeliest.learn(suite, [{ duration: durations[index] }, { duration: 1 }]))
  return { likeliest, path }
}

test('The quickest suites come first where nothing else is known', () => {
  const { likeliest } = order()
  assert.deepEqual(likeliest.sort(SUITES, 'src/other.ts'), [SUITES[1], SUITES[3], SUITES[2], SUITES[0]])
})

test('Those that are named like the file come before quicker ones', () => {
  const { likeliest } = order()
  assert.equal(likeliest.sort(SUITES, '/elsewhere/src/session-id.ts')[0], 'session.test.ts')
  assert.equal(likeliest.sort(SUITES, 'src/amount.ts')[0], 'amounts.test.ts')
})

test('Those that noticed a mutant of the file come before all, the latest first', () => {
  const { likeliest } = order()
  likeliest.noticed('quick.test.ts', 'src/amount.ts')
  likeliest.noticed('slow.test.ts', 'src/amount.ts')
  assert.deepEqual(likeliest.sort(SUITES, 'src/amount.ts').slice(0, 3), [
    'slow.test.ts',
    'quick.test.ts',
    'amounts.test.ts'
  ])
  assert.equal(likeliest.sort(SUITES, 'src/other.ts')[0], 'quick.test.ts')
})

test('Another process knows the durations that one measured', () => {
  const { likeliest, path } = order()
  likeliest.keep()
  assert.deepEqual(new LikeliestFirst(path).sort(SUITES, 'src/other.ts'), likeliest.sort(SUITES, 'src/other.ts'))
})

test('Nothing is left out where nothing was measured', () => {
  const unknown = new LikeliestFirst('/nowhere/durations.json')
  assert.deepEqual(unknown.sort(SUITES, 'src/other.ts').sort(), [...SUITES].sort())
})
