import { showValue } from '../../src/amplitude/show-value'
import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'

/** Tools that ask the Public API for somebody often put its answer, which has `data`, into a `data` of their own. */
const MOST_WRAPPINGS = 3

/**
 * What an answer of Segment's Public API says: what stands under its `data`. Other objects are taken as they are.
 * https://docs.segmentapis.com
 * @throws MigrationError where the API answered with an error.
 */
export function answerIn(input: JsonObject): JsonObject {
  let answer = input
  for (let wrappings = 0; wrappings < MOST_WRAPPINGS && isObject(answer.data); wrappings++) answer = answer.data
  if (Array.isArray(answer.errors)) throw new MigrationError(inWords(answer.errors))
  return answer
}

function inWords([first]: unknown[]): string {
  const { type, message } = isObject(first) ? first : ({} as JsonObject)
  const said = [type, message].filter((text) => typeof text === 'string').map((text) => showValue(text))
  return `The input is an error that Segment's Public API answered${
    said.length > 0 ? ` (${said.join(': ')})` : ''
  }. Ask it again: the token must be of the workspace, the id that of the destination, and the address that of your region.`
}
