import { showValue } from '../src/amplitude/show-value'

describe('A value in a message', () => {
  it.each([
    ['a text', 'a "b"', '"a \\"b\\""'],
    ['an object', { a: [1, null] }, '{"a":[1,null]}'],
    ['a number that is none', NaN, 'NaN'],
    ['a number beyond all', -Infinity, '-Infinity'],
    ['a number', 1.5, '1.5'],
    ['nothing', undefined, 'undefined'],
    ['a number too large for JSON', BigInt(1), 'a value of type bigint']
  ])('is its JSON: %s', (_, value, shown) => {
    expect(showValue(value)).toBe(shown)
  })

  it('is its type where it is nested too deeply', () => {
    let deep: object = {}
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(showValue(deep)).toBe('a value of type object')
  })

  it('has at most 100 characters, and says where it was cut', () => {
    expect(showValue('x'.repeat(98))).toBe(`"${'x'.repeat(98)}"`)
    expect(showValue('x'.repeat(99))).toBe(`"${'x'.repeat(99)}…`)
  })

  it('is never cut through a character, and keeps all whole ones', () => {
    expect(showValue(`${'x'.repeat(98)}😀😀`)).toBe(`"${'x'.repeat(98)}…`)
    expect(showValue(`😀${'x'.repeat(99)}`)).toBe(`"😀${'x'.repeat(97)}…`)
  })

  it('is masked before it is cut', () => {
    expect(showValue('secret'.repeat(30), (text) => text.replace(/secret/g, '*'))).toBe(`"${'*'.repeat(30)}"`)
  })
})
