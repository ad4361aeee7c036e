/**
 * Hides a project's keys in what Amplitude answers, as some answers echo them (`Invalid API key: <the key>`), in every form in
 * which a key may come back: plain, in another case, URL-encoded, escaped for HTML or JSON, and in base64, alone or as the
 * credentials of Basic authentication.
 */
import { mayBeEscaped, unescaped } from './unescaped'

const MASK = '***'

/**
 * Characters from which on a key is hidden wherever it stands. Amplitude's have 32. Fewer are no secret but a slip of whoever
 * typed them, and would black out half of every message ("2", "a"); they are hidden only where a text calls them a key.
 */
const SHORTEST_KEY = 4

/** A text without the keys. */
export type Mask = (text: string) => string

type Keys = ReadonlyArray<string | undefined>

/** Hides these keys in texts; empty and absent ones are passed over. */
export function textMask(keys: Keys): Mask {
  const given = keys.filter((key): key is string => Boolean(key))
  const long = given.filter((key) => key.length >= SHORTEST_KEY)
  const short = given.filter((key) => key.length < SHORTEST_KEY)
  // Nearly no answer is reported with words in it, so what is searched for is not made before it is needed.
  let needles: string[] | undefined
  return (text) => {
    needles ??= [...new Set([...long, ...inBase64(given, long)].map(folded))]
    return short.reduce(maskCalledKey, maskRanges(text, rangesOf(text, needles)))
  }
}

/** Levels of objects and lists that are looked through; what is deeper is left out. */
const MAX_DEPTH = 100

/**
 * A value without the project's keys. Whatever is made of it afterwards, an error message or a log, can no longer hold them.
 * @param value Text, or parsed JSON.
 * @param keys The keys; empty and absent ones are passed over.
 */
export function maskSecrets(value: unknown, keys: Keys): unknown {
  return maskDeep(value, textMask(keys), MAX_DEPTH)
}

function maskDeep(value: unknown, mask: Mask, depth: number): unknown {
  if (typeof value === 'string') return mask(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return MASK
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, mask, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [mask(name), maskDeep(item, mask, depth - 1)]))
}

/** The credentials of Basic authentication, and each key by itself. What a client makes of letters may be UTF-8 or Latin-1. */
function inBase64(given: string[], long: string[]): string[] {
  return [given.join(':'), ...long]
    .filter((text) => text.length >= SHORTEST_KEY)
    .flatMap((text) => (['utf8', 'latin1'] as const).map((encoding) => Buffer.from(text, encoding).toString('base64')))
    .map((base64) => base64.replace(/=+$/, ''))
}

/**
 * A text in which what is meant alike is written alike, character by character: either case, either alphabet of base64, and
 * the plus sign that is a space in a URL.
 */
function folded(text: string): string {
  return text
    .replace(/\p{Changes_When_Lowercased}/gu, lowered)
    .replace(/[+-]/g, ' ')
    .replace(/_/g, '/')
}

/** A letter in lower case; one whose lower case is longer (`İ`) stays, as the positions of all others matter more. */
function lowered(letter: string): string {
  const lower = letter.toLowerCase()
  return lower.length === letter.length ? lower : letter
}

type Range = [start: number, end: number]

/** Where a text holds one of these, as it is or under its escapes. */
function rangesOf(text: string, needles: string[]): Range[] {
  const plain = occurrences(folded(text), needles)
  if (!mayBeEscaped(text) && !needles.some(mayBeEscaped)) return plain
  const { text: meant, starts, ends } = unescaped(text)
  const hidden = occurrences(folded(meant), needles.map(foldedMeaning).filter(isLongEnough))
  return [...plain, ...hidden.map(([start, end]): Range => [starts[start], ends[end - 1]])]
}

/** A key may itself look like an escape. */
function foldedMeaning(needle: string): string {
  return folded(unescaped(needle).text)
}

function isLongEnough(needle: string): boolean {
  return needle.length >= SHORTEST_KEY
}

function occurrences(text: string, needles: string[]): Range[] {
  const ranges: Range[] = []
  for (const needle of needles) {
    for (let start = text.indexOf(needle); start >= 0; start = text.indexOf(needle, start + 1)) {
      ranges.push([start, start + needle.length])
    }
  }
  return ranges
}

/** Puts one mask in the place of each range, or of several that touch: keys may be parts of each other. */
function maskRanges(text: string, ranges: Range[]): string {
  let masked = ''
  let end = 0
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (from >= end) masked += text.slice(end, from) + MASK
    end = Math.max(end, to)
  }
  return masked + text.slice(end)
}

/** Hides a short key where a text calls it one: `Invalid API key: 2`. */
function maskCalledKey(text: string, key: string): string {
  const literal = key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return text.replace(new RegExp(`(key\\W{1,4})${literal}(?!\\w)`, 'gi'), `$1${MASK}`)
}
