import { format } from 'prettier'
import { parseJson } from '../sandbox/json'
import { MigrationError } from './migration-error'

/**
 * Reads a text as JSON.
 * @throws MigrationError where it is none: with line and column where they are known, and without the text, which may hold a key.
 */
export function readJson(text: string): unknown {
  if (text.trim() === '') throw new MigrationError('The input is empty. It must be JSON.')
  try {
    // A text that was saved with a byte order mark is JSON all the same.
    return parseJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (/nested deeper/.test(String(error))) throw new MigrationError('The input is nested too deeply for settings.')
    throw new MigrationError(`The input is not JSON${placeOf(error, text)}.`)
  }
}

/** Where it stops being JSON. Not every message of JSON.parse says it, nor does every text that is no JSON stop prettier. */
function placeOf(error: unknown, text: string): string {
  const [, position] = /at position (\d+)/.exec(String(error)) ?? []
  const place = position === undefined ? placeOfSyntaxError(text) : lineAndColumn(text, Number(position))
  return place ? `: line ${place.line}, column ${place.column}` : ''
}

interface Place {
  line: number
  column: number
}

function lineAndColumn(text: string, position: number): Place {
  const lines = text.slice(0, position).split('\n')
  return { line: lines.length, column: lines[lines.length - 1].length + 1 }
}

function placeOfSyntaxError(text: string): Place | undefined {
  try {
    format(text, { parser: 'json' })
    return undefined
  } catch (error) {
    return (error as { loc?: { start?: Place } }).loc?.start
  }
}
