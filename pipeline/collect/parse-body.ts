import { showValue } from '../../src/amplitude/show-value'
import { isObject } from '../../src/events/plain-object'
import { invalidRequest } from './refused-request'

/** What a request says: names and values, of which nothing is known yet. */
export type Fields = { [name: string]: unknown }

/**
 * Reads the JSON of a request.
 * @throws RefusedRequest where it is no JSON, or no object.
 */
export function parseBody(text: string): Fields {
  if (text.trim() === '')
    throw invalidRequest('The body is empty. Send a call as JSON, such as {"userId": "user-1234", ...}.')
  const value = parsed(text)
  if (isObject(value)) return value
  throw invalidRequest(`The body is ${showValue(value)}, and must be an object: a call, or {"batch": [...]}.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The parser's words show the beginning of the text, which can hold the write key.
    const where = /position \d+/.exec((error as Error).message)?.[0]
    throw invalidRequest(`The body is no JSON${where ? `: look at ${where}` : ': it ends too early'}.`)
  }
}
