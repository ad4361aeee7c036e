import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Explained } from '../explained.mjs'

const ENTRY = { file: 'src/a.ts', line: 'return one > two', becomes: 'one >= two', why: 'Nobody is told.' }
const explained = new Explained([ENTRY])

const at = (line, replacement = 'one >= two') => ({ location: { start: { line, column: 10 } }, replacement })

test('A mutant is explained by its line and what becomes of it', () => {
  assert.equal(explained.has('src/a.ts', '  return one > two', at(1)), true)
})

test('It stays so where lines above it come', () => {
  assert.equal(explained.has('src/a.ts', '// new\n\n    return one > two\n', at(3)), true)
})

test('It is no longer where its line has changed', () => {
  assert.equal(explained.has('src/a.ts', '  return one > three', at(1)), false)
})

test('Another mutant of the line, or the same line of another file, is not', () => {
  assert.equal(explained.has('src/a.ts', '  return one > two', at(1, 'one <= two')), false)
  assert.equal(explained.has('src/b.ts', '  return one > two', at(1)), false)
})
