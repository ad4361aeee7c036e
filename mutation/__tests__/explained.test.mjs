import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Explained, placeOf } from '../explained.mjs'

const LINE = 'return one > two || one > two'
const ENTRY = {
  file: 'src/a.ts',
  line: LINE,
  from: 'one > two',
  becomes: ['one >= two', 'true'],
  why: 'Nobody is told.'
}

/** The mutant that changes the first comparison, in a line that begins after that many columns. */
const at = (line, { replacement = 'one >= two', indent = 0, from = 7 } = {}) => ({
  location: {
    start: { line, column: 1 + indent + from },
    end: { line, column: 1 + indent + from + 'one > two'.length }
  },
  replacement
})

test('A mutant is explained by its line, the part of it, and what becomes of that', () => {
  const explained = new Explained([ENTRY])
  assert.equal(explained.has('src/a.ts', `  ${LINE}`, at(1, { indent: 2 })), true)
  assert.equal(explained.has('src/a.ts', LINE, at(1, { replacement: 'true' })), true)
})

test('It stays so where lines above it come', () => {
  assert.equal(new Explained([ENTRY]).has('src/a.ts', `// new\n\n    ${LINE}\n`, at(3, { indent: 4 })), true)
})

test('It is no longer where its line has changed', () => {
  assert.equal(new Explained([ENTRY]).has('src/a.ts', 'return one > two || one > four', at(1)), false)
})

test('Another mutant of the line, another part of it, or the same line of another file, is not', () => {
  const explained = new Explained([ENTRY])
  assert.equal(explained.has('src/a.ts', LINE, at(1, { replacement: 'one <= two' })), false)
  assert.equal(explained.has('src/a.ts', LINE, at(1, { from: 10 })), false)
  assert.equal(explained.has('src/b.ts', LINE, at(1)), false)
})

test('A mutant of several lines is told by its first', () => {
  const mutant = { location: { start: { line: 1, column: 7 }, end: { line: 3, column: 2 } }, replacement: '{}' }
  assert.deepEqual(placeOf('src/a.ts', 'if (a) {\n  b()\n}\n', mutant), {
    file: 'src/a.ts',
    line: 'if (a) {',
    from: ' {',
    becomes: '{}'
  })
})

test('An entry that no mutant needs any more is told, where its file was looked at', () => {
  const explained = new Explained([ENTRY, { ...ENTRY, file: 'src/b.ts' }])
  explained.has('src/a.ts', LINE, at(1))
  assert.deepEqual(explained.outdated(['src/a.ts']), [['src/a.ts', LINE, 'one > two', 'true']])
})
