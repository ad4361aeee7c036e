import { differences } from '../differences'

describe('the differences between a value and what is expected', () => {
  it.each([
    ['equal texts', 'a', 'a'],
    ['keys that are not named', { a: 1, b: 2 }, { a: 1 }],
    ['objects in lists', [{ a: 1, b: 2 }], [{ a: 1 }]],
    ['empty objects', {}, {}],
    ['null', null, null]
  ])('are none for %s', (_what, actual, expected) => {
    expect(differences(actual, expected)).toEqual([])
  })

  it.each([
    ['another value', { a: 1 }, { a: 2 }, 'a is 1, and was to be 2'],
    ['another type', { a: '1' }, { a: 1 }, 'a is "1", and was to be 1'],
    ['a key that is missing', {}, { a: { b: 1 } }, 'a is missing, and was to be {"b":1}'],
    ['a list in place of an object', { a: [] }, { a: {} }, 'a is [], and was to be {}'],
    ['a longer list', { a: [1, 2] }, { a: [1] }, 'a is [1,2], and was to be [1]'],
    ['an object that was to be empty', { a: { b: 1 } }, { a: {} }, 'a is {"b":1}, and was to be {}'],
    ['a value deep inside', { a: [{ b: { c: 1 } }] }, { a: [{ b: { c: 2 } }] }, 'a[0].b.c is 1, and was to be 2'],
    ['a key of every object', {}, { toString: 1 }, expect.stringContaining('toString is')]
  ])('tell %s', (_what, actual, expected, told) => {
    expect(differences(actual, expected)).toEqual([told])
  })
})
