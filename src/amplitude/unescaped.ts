/** A text with its escapes undone, and where each of its characters came from. */
export interface Unescaped {
  text: string
  /** For each UTF-16 unit of the text, the range in the original that it stands for. */
  starts: number[]
  ends: number[]
}

/** HTML's names of characters of ASCII that are neither letters nor digits. */
const ENTITIES = new Map(
  [
    'excl ! quot " num # dollar $ percnt % amp & apos \' lpar ( rpar ) ast * plus + comma , hyphen - dash - period . sol /',
    'colon : semi ; lt < equals = gt > quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] hat ^ lowbar _ grave `',
    'lcub { lbrace { verbar | vert | rcub } rbrace }'
  ].flatMap((line) => pairs(line.split(' ')))
).set('nbsp', ' ')

function pairs([name, character, ...rest]: string[]): Array<[name: string, character: string]> {
  return name === undefined ? [] : [[name, character], ...pairs(rest)]
}

/**
 * The escapes of URLs, HTML and JSON, also escaped several times over: percent signs (a run of them, as a character may take
 * several), numbers and names after an ampersand, and backslashes. Every repetition is bounded or can match in one way only.
 */
const ESCAPE =
  /((?:%(?:25){0,3}[0-9a-f]{2})+)|&(?:amp;){0,3}(?:#0{0,8}(\d{1,7});?|#x0{0,8}([0-9a-f]{1,6});?|([a-z]{2,6});)|\\+(?:u([0-9a-f]{4})|x([0-9a-f]{2}))?/gi

/** Whether a text can hold an escape at all. Most do not. */
export function mayBeEscaped(text: string): boolean {
  return /[%&\\]/.test(text)
}

/** Undoes the escapes of a text. Backslashes are dropped, and what is no escape stays. */
export function unescaped(original: string): Unescaped {
  const result: Unescaped = { text: '', starts: [], ends: [] }
  let end = 0
  for (const match of original.matchAll(ESCAPE)) {
    copy(result, original, end, match.index ?? 0)
    end = (match.index ?? 0) + match[0].length
    if (match[1]) addPercents(result, match[1], end)
    else add(result, meaningOf(match), end - match[0].length, end)
  }
  copy(result, original, end, original.length)
  return result
}

function meaningOf([escape, , decimal, hex, name, unit, byte]: RegExpMatchArray): string {
  if (escape.startsWith('\\')) return unit || byte ? String.fromCharCode(parseInt(unit || byte, 16)) : ''
  if (name) return ENTITIES.get(name.toLowerCase()) ?? escape
  const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : escape
}

function copy(result: Unescaped, original: string, from: number, to: number): void {
  result.text += original.slice(from, to)
  for (let index = from; index < to; index++) {
    result.starts.push(index)
    result.ends.push(index + 1)
  }
}

function add(result: Unescaped, meaning: string, start: number, end: number): void {
  result.text += meaning
  for (let index = 0; index < meaning.length; index++) {
    result.starts.push(start)
    result.ends.push(end)
  }
}

/** Percent signs stand for bytes of UTF-8, of which a character has as many as its first one says. */
function addPercents(result: Unescaped, percents: string, end: number): void {
  const escapes = percents.split(/(?=%)/)
  let start = end - percents.length
  for (let index = 0; index < escapes.length; ) {
    const first = parseInt(escapes[index].slice(-2), 16)
    const own = escapes.slice(index, index + (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1))
    const length = own.join('').length
    add(result, Buffer.from(own.map((escape) => parseInt(escape.slice(-2), 16))).toString(), start, start + length)
    index += own.length
    start += length
  }
}
