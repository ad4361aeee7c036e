import assert from 'node:assert/strict'
import { test } from 'node:test'
import { percentage, scoresOf, whatIsMissing } from '../scores.mjs'

const mutant = (fileName, status) => ({ fileName, status })

test('A mutant counts as noticed where a test failed or never came to its end', () => {
  const [score] = scoresOf([mutant('a.ts', 'Killed'), mutant('a.ts', 'Timeout'), mutant('a.ts', 'Survived')])
  assert.equal(score.noticed, 2)
  assert.equal(score.unnoticed.length, 1)
})

test('A mutant that no test reaches counts as unnoticed', () => {
  assert.equal(percentage(scoresOf([mutant('a.ts', 'NoCoverage'), mutant('a.ts', 'Killed')])), 50)
})

test('A mutant that was left out, or could not be run, counts neither way', () => {
  const scores = scoresOf(['Ignored', 'RuntimeError', 'CompileError', 'Killed'].map((status) => mutant('a.ts', status)))
  assert.equal(percentage(scores), 100)
})

test('The share is that of all mutants, and not the middle of the files', () => {
  const scores = scoresOf([mutant('b.ts', 'Survived'), ...Array(9).fill(mutant('a.ts', 'Killed'))])
  assert.deepEqual(
    scores.map(({ file }) => file),
    ['a.ts', 'b.ts']
  )
  assert.equal(percentage(scores), 90)
})

test('Nothing to notice is noticed', () => assert.equal(percentage([]), 100))

const few = scoresOf([mutant('a.ts', 'Survived'), ...Array(9).fill(mutant('a.ts', 'Killed'))])

test('A run lacks something where a mutant is neither noticed nor explained, however many others are noticed', () => {
  const many = scoresOf([mutant('a.ts', 'Survived'), ...Array(999).fill(mutant('a.ts', 'Killed'))])
  assert.match(whatIsMissing(many, { open: 1, whole: true }), /needs a test, or an explanation/)
  assert.match(whatIsMissing(few, { open: 1, whole: false }), /needs a test, or an explanation/)
})

test('A run of all of src/ lacks something where less than 95 % are noticed, though the others are explained', () => {
  assert.match(whatIsMissing(few, { open: 0, whole: true }), /95 %/)
  const enough = scoresOf([mutant('a.ts', 'Survived'), ...Array(19).fill(mutant('a.ts', 'Killed'))])
  assert.equal(whatIsMissing(enough, { open: 0, whole: true }), undefined)
})

test('A run of a few files lacks nothing where the others are explained', () => {
  assert.equal(whatIsMissing(few, { open: 0, whole: false }), undefined)
})
