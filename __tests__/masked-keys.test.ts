import { maskSecrets, textMask } from '../src/amplitude/mask-secrets'
import { mayBeEscaped, unescaped } from '../src/amplitude/unescaped'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('A text in which keys are masked (S3)', () => {
  it.each<[what: string, keys: string[], text: string, masked: string]>([
    ['a key of four characters, wherever it stands', ['abcd'], 'abcd xabcdx', '*** x***x'],
    ['a key in either case', ['KEY-4711', 'secret'], 'key-4711 SECRET', '*** ***'],
    ['a key with letters that are longer in upper case', ['straße-KEY'], 'Straße-key', '***'],
    ['a key beside a letter that is longer in lower case', ['key-4711'], 'İ key-4711 x', 'İ *** x'],
    ['a key in another case beside such a letter', ['KEY-4711'], 'İ key-4711 KEY-4711', 'İ *** ***'],
    ['keys that overlap, as one', ['abcdef', 'cdefgh'], '-abcdefgh-', '-***-'],
    ['a key within another, as one', ['abcdef', 'bcde'], '-abcdef-', '-***-'],
    ['keys side by side, as two', ['abcd', 'efgh'], 'abcdefgh', '******'],
    ['keys in another order than theirs', ['later-key', 'early-key'], 'early-key, later-key', '***, ***'],
    ['a key with spaces where a URL has plus signs', ['key with spaces'], 'key+with+spaces', '***'],
    ['each key in base64', ['key-4711', 'secret'], `${base64('key-4711')} ${base64('secret')}`, '***= ***'],
    ['base64 without its padding', ['ab', 'c'], base64('ab:c').replace(/=/g, ''), '***'],
    ['base64 for URLs', ['???>'], `x_y ${Buffer.from('???>').toString('base64url')} z`, 'x_y *** z'],
    ['base64 of Latin-1', ['kéy-4711'], Buffer.from('kéy-4711', 'latin1').toString('base64'), '***='],
    ['the credentials of Basic authentication', ['ab', 'c'], `Basic ${base64('ab:c')}`, 'Basic ***=='],
    ['a key under escapes', ['abcd'], 'x ab%63d &#97;bcd y', 'x *** *** y'],
    [
      'a key whose first letter stands behind half of an escaped character, with that half',
      ['Abcdef'],
      'x%c0%41bcdef',
      'x***'
    ],
    ['a key that looks like an escape, where the text has none', ['other', 'a%62cd'], 'abcd', '***'],
    ['a key that looks like an escape', ['a%62cd'], 'a%62cd abcd %', '*** *** %'],
    [
      'a short key where it is called one, in either case',
      ['a2'],
      'Invalid API key: a2, KEY="a2"',
      'Invalid API key: ***, KEY="***"'
    ],
    ['a short key of characters that mean something in patterns', ['.*'], 'key: ab, key: .*', 'key: ab, key: ***']
  ])('hides %s', (_, keys, text, masked) => {
    expect(textMask(keys)(text)).toBe(masked)
  })

  it.each<[what: string, keys: (string | undefined)[], text: string]>([
    ['a short key elsewhere', ['abc', 'de'], 'abcdef abc key of de'],
    ['a short key as a part of what is called a key', ['a2'], 'key: a23'],
    ['the credentials of two keys of a letter', ['a', 'b'], base64('a:b')],
    ['what a key means, where that is short', ['%61%61'], 'aa %25'],
    ['what a key means, where that is nothing', ['\\\\\\\\'], 'a \\n'],
    ['anything where there are no keys', ['', undefined], 'key: %41']
  ])('keeps %s', (_, keys, text) => {
    expect(textMask(keys)(text)).toBe(text)
  })
})

describe('A value in which keys are masked (S3)', () => {
  const nested = (levels: number, value: unknown): unknown =>
    levels === 0 ? value : [{ a: nested(levels - 1, value) }]

  it('is looked through for a hundred levels, and left out below', () => {
    expect(maskSecrets(nested(49, 'key-4711'), ['key-4711'])).toEqual(nested(49, '***'))
    expect(maskSecrets(nested(50, 'text'), ['key-4711'])).toEqual(nested(50, 'text'))
    expect(maskSecrets(nested(50, ['text']), ['key-4711'])).toEqual(nested(50, '***'))
    expect(maskSecrets(nested(1000, 'text'), ['key-4711'])).toEqual(nested(50, '***'))
  })
})

/** Names of HTML, as its standard has them. */
const ENTITIES: Record<string, string> = {
  '!': 'excl',
  '"': 'quot',
  '#': 'num',
  $: 'dollar',
  '%': 'percnt',
  '&': 'amp',
  "'": 'apos',
  '(': 'lpar',
  ')': 'rpar',
  '*': 'ast',
  '+': 'plus',
  ',': 'comma',
  '-': 'dash hyphen',
  '.': 'period',
  '/': 'sol',
  ':': 'colon',
  ';': 'semi',
  '<': 'lt',
  '=': 'equals',
  '>': 'gt',
  '?': 'quest',
  '@': 'commat',
  '[': 'lsqb lbrack',
  '\\': 'bsol',
  ']': 'rsqb rbrack',
  '^': 'hat',
  _: 'lowbar',
  '`': 'grave',
  '{': 'lcub lbrace',
  '|': 'verbar vert',
  '}': 'rcub rbrace',
  ' ': 'nbsp'
}

describe('The escapes of a text', () => {
  it.each([
    ['percent signs', '%41%2D', 'A-'],
    ['percent signs of percent signs', '%2541%252525C3%2525a9', 'Aé'],
    ['percent signs for a letter of two bytes', '%c3%a9', 'é'],
    ['percent signs for a letter of three bytes', '%e6%97%a5', '日'],
    ['the first letter of three bytes', '%e0%a0%80', '\u0800'],
    ['percent signs for a letter of four bytes', '%f0%9f%99%82', '🙂'],
    ['decimal numbers', '&#65;&#0000066;', 'AB'],
    ['decimal numbers without a semicolon', '&#65!', 'A!'],
    ['hexadecimal numbers', '&#x41;&#X0042;', 'AB'],
    ['hexadecimal numbers without a semicolon', '&#x41!', 'A!'],
    ['the last number of a character', '&#x10ffff;', '\u{10ffff}'],
    ['names that were escaped', '&amp;lt;&amp;amp;amp;#65;', '<A'],
    ['names in capitals', '&LT;&Quot;', '<"'],
    ['backslashes', '\\u0041\\x42\\"\\\\', 'AB"'],
    ['backslashes of backslashes', '\\\\\\\\u0041', 'A']
  ])('mean what they stand for: %s', (_, text, meaning) => {
    expect(unescaped(text).text).toBe(meaning)
  })

  it.each(Object.entries(ENTITIES).flatMap(([character, names]) => names.split(' ').map((name) => [name, character])))(
    'mean what they stand for: &%s; is %s',
    (name, character) => {
      expect(unescaped(`a&${name};b`).text).toBe(`a${character}b`)
    }
  )

  it.each(['100 %', '%4', '%zz', '&', '&unknown;', '&#x110000;', '&#1114112;', '&lt', 'a & b'])(
    'stay where they are none: %s',
    (text) => {
      expect(unescaped(text).text).toBe(text)
    }
  )

  it('are known by their place in the text, character by character', () => {
    expect(unescaped('a%c3%a9%25%33%30b')).toEqual({
      text: 'aé%30b',
      starts: [0, 1, 7, 10, 13, 16],
      ends: [1, 7, 10, 13, 16, 17]
    })
    expect(unescaped('&#65;\\\\u0042%f0%9f%99%82%e6%97%a5')).toEqual({
      text: 'AB🙂日',
      starts: [0, 5, 12, 12, 24],
      ends: [5, 12, 24, 24, 33]
    })
  })

  it.each([
    ['plain - text #1; "quoted"', false],
    ['100 %', true],
    ['a & b', true],
    ['a \\ b', true]
  ])('are looked for only where there can be any: %s → %s', (text, expected) => {
    expect(mayBeEscaped(text)).toBe(expected)
  })
})
