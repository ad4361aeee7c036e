import fc from 'fast-check'

/** Names that JavaScript, the framework or Amplitude give a meaning to, and such that mean nothing. */
const NAMES = [
  'toString valueOf constructor hasOwnProperty toJSON then length prototype __defineGetter__ __proto__',
  '@path @template @if $set $setOnce $append $prepend $unset $clearAll $remove',
  'name version type model language country groups org plan address price quantity currency category'
].flatMap((line) => line.split(' '))

const ODD_NAMES = ['', ' ', 'a.b', '\ud83d', '\udc00x', 'größe', '🙂', '\u0000', 'x'.repeat(2000)]

/** Texts that look like something else, or like nothing. */
const TEXTS = [
  ...[
    '',
    ' ',
    '\t\n',
    '0',
    '-1',
    '-0',
    '00',
    '1e999',
    '-1e999',
    '1e21',
    '0x10',
    'NaN',
    'Infinity',
    'null',
    'undefined'
  ],
  ...['true', 'false', '[]', '{}', '[object Object]', '$19.99', '19,99', '1.999,00', '€ 20', '19.99 USD', '٣', '１２'],
  ...['2026-01-31', '20260131', '2026-99-99', 'session 12', '9007199254740993', 'anonymous', 'unknown', 'n/a', 'usd'],
  ...['{{name}}', '$.event', '$remote', '-', '__proto__', 'https://', 'https://[', '?gclid=%E0%A4%A', '?', '\u0000'],
  ...['\ud83d', 'half \udc00 of one', '🙂', '\u2028', '\ufeff', 'Mozilla/5.0 (', 'x'.repeat(2000), '🙂'.repeat(99)],
  ...[
    'Order Completed',
    '[Amplitude] Revenue',
    '$identify',
    '1.2.3.4, 5.6.7.8',
    'K',
    '00000000-0000-0000-0000-000000000000'
  ]
]

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.1,
  2.5,
  1e21,
  -1e21,
  1e-7,
  1e308,
  Infinity,
  -Infinity,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 60)
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 12 }) },
  // Units of UTF-16, of which some are half of a character.
  { weight: 1, arbitrary: fc.string16bits({ maxLength: 6 }) }
)

const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }),
  fc.integer({ min: 1_000_000_000_000, max: 2_000_000_000_000 })
)

/** Text, number, boolean or null. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false) }
)

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES, ...ODD_NAMES) },
  { weight: 1, arbitrary: fc.string16bits({ maxLength: 4 }) }
)

const nest = (levels: number, inList: boolean): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => (inList ? [inner] : { v: inner }), 'deep')

const deep = fc
  .tuple(fc.constantFrom(38, 39, 40, 41, 100, 500), fc.boolean())
  .map(([levels, inList]) => nest(levels, inList))

const trees = fc.letrec<{ value: unknown; object: object; list: unknown[] }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: scalar }, tie('object'), tie('list')),
  object: fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map(objectOf),
  list: fc.array(tie('value'), { maxLength: 4 })
}))

/** An object of any values under hostile names, as JSON can hold it. */
export const junkObject = trees.object

/** A value of any type that JSON can hold, hostile in whatever way. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: scalar },
  { weight: 5, arbitrary: trees.object },
  { weight: 5, arbitrary: trees.list },
  { weight: 1, arbitrary: deep }
)

/** As `JSON.parse` would make it: a name `__proto__` is a name like any other. */
function objectOf(entries: Array<[name: string, value: unknown]>): object {
  const object = {}
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return object
}
