import { readEvents } from './read-events'

/** Where something stands in a text. */
export interface TextRange {
  from: number
  to: number
}

/**
 * Where one of the events stands in the text that was read.
 * @param text What `readEvents` read without a problem: an object, a list, or one event a line.
 * @param index The position of the event among those of the text.
 */
export function eventRange(text: string, index: number): TextRange | undefined {
  const begin = text.search(/\S/)
  if (begin < 0) return undefined
  if (text[begin] === '[') return entryRange(text, begin + 1, index)
  // A text of several lines may be one object; only what begins a line as an object of its own is an event.
  return lineRange(text, index) ?? (index === 0 ? { from: begin, to: text.trimEnd().length } : undefined)
}

function lineRange(text: string, index: number): TextRange | undefined {
  let from = 0
  let seen = 0
  let found: TextRange | undefined
  for (const line of text.split('\n')) {
    const shown = line.trim()
    if (shown !== '') {
      if (!shown.startsWith('{') || !shown.endsWith('}')) return undefined
      if (seen++ === index) found = { from: from + line.indexOf('{'), to: from + line.trimEnd().length }
    }
    from += line.length + 1
  }
  return found
}

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const OPEN = new Set([91, 123])
const CLOSE = new Set([93, 125])

/** A list is gone through once, character by character: parsed, its entries would not tell where they stood. */
function* entryRanges(text: string, start: number): Generator<TextRange> {
  let depth = 0
  let from = start
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (OPEN.has(code)) depth++
    else if (depth > 0 && CLOSE.has(code)) depth--
    else if (depth === 0 && (code === COMMA || CLOSE.has(code))) {
      yield trimmed(text, from, at)
      if (CLOSE.has(code)) return
      from = at + 1
    }
  }
}

function entryRange(text: string, start: number, index: number): TextRange | undefined {
  let entry = 0
  for (const range of entryRanges(text, start)) if (entry++ === index) return range
  return undefined
}

/** Characters of a line from which on nobody finds anything in it, and an editor is slow. */
const LONGEST_LINE = 2000

/** A list with an event a line, where it had long lines: its events stay as they are, to the letter. Any other text as it is. */
export function oneEventALine(text: string): string {
  const begin = text.search(/\S/)
  const isLegible = text.split('\n').every(({ length }) => length <= LONGEST_LINE)
  if (text[begin] !== '[' || isLegible || readEvents(text).problems.length > 0) return text
  const entries = Array.from(entryRanges(text, begin + 1), ({ from, to }) => text.slice(from, to))
  return `[\n${entries.join(',\n')}\n]\n`
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

function trimmed(text: string, from: number, to: number): TextRange {
  const entry = text.slice(from, to)
  return { from: from + entry.search(/\S/), to: from + entry.trimEnd().length }
}
