import { jsonErrorOffset } from '../../../../pipeline/run/json-error-offset'
import type { AnyEvent } from '../../api'

/** What is wrong with a text, and where: positions in it. */
export interface TextProblem {
  from: number
  to: number
  message: string
}

/** What a text holds. Without a problem there is at least one event. */
export interface ReadEvents {
  events: AnyEvent[]
  /** Whether it was a list, or one event a line: it goes out as a batch. */
  batch: boolean
  problems: TextProblem[]
}

/**
 * Reads a Segment event, a list of events, or a file with one event a line.
 * @param text JSON, or JSON lines.
 */
export function readEvents(text: string): ReadEvents {
  if (text.trim() === '')
    return failed([{ from: 0, to: text.length, message: 'There is no event. Paste one, or pick an example.' }])
  const parsed = parse(text)
  if (!parsed.ok) return readLines(text) ?? failed([problemAt(text, 0, parsed.error)])
  if (!Array.isArray(parsed.value)) return isEvent(parsed.value) ? read([parsed.value], false) : failed([noEvent(text)])
  if (parsed.value.length === 0) return failed([{ from: 0, to: text.length, message: 'The list of events is empty.' }])
  const wrong = parsed.value.findIndex((event) => !isEvent(event))
  if (wrong < 0) return read(parsed.value as AnyEvent[], true)
  return failed([
    { from: 0, to: text.length, message: `Entry ${wrong + 1} of the list is no object, and so no event.` }
  ])
}

/** One event a line. Undefined where the lines are no such thing, so that the text is judged as one JSON. */
function readLines(text: string): ReadEvents | undefined {
  const lines = positionedLines(text).filter(({ line }) => line.trim() !== '')
  if (lines.length < 2) return undefined
  const parsed = lines.map(({ line, from }) => ({ line, from, result: parse(line) }))
  const looksLikeLines = lines.every(({ line }) => line.trimStart().startsWith('{') && line.trimEnd().length > 2)
  if (!looksLikeLines) return undefined
  const problems = parsed.flatMap(({ line, from, result }) => {
    if (!result.ok) return [problemAt(line, from, result.error)]
    return isEvent(result.value) ? [] : [{ ...noEvent(line), from, to: from + line.length }]
  })
  if (problems.length > 0) return failed(problems)
  return read(
    parsed.map(({ result }) => (result.ok ? (result.value as AnyEvent) : {})),
    true
  )
}

function positionedLines(text: string): { line: string; from: number }[] {
  let from = 0
  return text.split('\n').map((line) => {
    const positioned = { line, from }
    from += line.length + 1
    return positioned
  })
}

type Parsed = { ok: true; value: unknown } | { ok: false; error: Error }

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, error: error as Error }
  }
}

/**
 * What is wrong with a text that `JSON.parse` refused.
 * @param offset Where the text begins in a larger one.
 */
export function problemAt(text: string, offset: number, { message }: Error): TextProblem {
  const from = offset + Math.min(jsonErrorOffset(text), Math.max(0, text.length - 1))
  return { from, to: Math.min(from + 1, offset + text.length), message: `This is no JSON: ${withoutPlace(message)}.` }
}

/** Browsers tell the place in the line that they were given, which is not the line in the editor. */
function withoutPlace(message: string): string {
  return message.replace(/( in JSON)? at position.*$/, '')
}

function noEvent(text: string): TextProblem {
  return {
    from: 0,
    to: text.length,
    message: 'A Segment event is a JSON object, such as {"type": "track", "event": "Clicked"}.'
  }
}

function isEvent(value: unknown): value is AnyEvent {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const read = (events: AnyEvent[], batch: boolean): ReadEvents => ({ events, batch, problems: [] })

const failed = (problems: TextProblem[]): ReadEvents => ({ events: [], batch: false, problems })

/** Where a problem is, for those who read it: `Line 3, column 1`. */
export function placeOf(text: string, { from }: TextProblem): string {
  const lines = text.slice(0, from).split('\n')
  return `Line ${lines.length}, column ${lines[lines.length - 1].length + 1}`
}
