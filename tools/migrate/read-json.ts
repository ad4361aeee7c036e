import { parseJson } from '../sandbox/json'
import { jsonErrorOffset } from '../../pipeline/run/json-error-offset'
import { MigrationError } from './migration-error'

/**
 * Reads a text as JSON.
 * @throws MigrationError where it is none: with line and column, and without the text, which may hold a key.
 */
export function readJson(text: string): unknown {
  if (text.trim() === '') throw new MigrationError('The input is empty. It must be JSON.')
  try {
    // A text that was saved with a byte order mark is JSON all the same.
    return parseJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (/^\s*</.test(text)) throw new MigrationError(HTML)
    if (/nested deeper/.test(String(error))) throw new MigrationError('The input is nested too deeply for settings.')
    throw new MigrationError(`The input is not JSON: ${placeOfError(text)}.`)
  }
}

const HTML =
  'The input is a web page or XML, not JSON. The address of the API is https://api.segmentapis.com, in the EU https://eu1.api.segmentapis.com; that of the app gives pages.'

/** Where it stops being JSON. */
function placeOfError(text: string): string {
  const lines = text.slice(0, jsonErrorOffset(text)).split('\n')
  return `line ${lines.length}, column ${lines[lines.length - 1].length + 1}`
}
