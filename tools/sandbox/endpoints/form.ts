/** What the form endpoints share: an api key, and one parameter that holds JSON. Source: Amplitude, Identify, Group Identify and User Mapping API. */
import { formAnswer } from '../answers'
import type { Answer, FormWord } from '../answers'
import type { Call, Context } from '../call'
import { isObject, parseJson } from '../json'
import type { JsonObject } from '../json'

/** A form that can be worked on: the objects in its JSON parameter, one or many. */
export interface Form {
  apiKey: string
  items: JsonObject[]
}

/** Where an endpoint keeps its JSON, how many objects it takes, and the word for JSON that holds something else. */
export interface FormRules {
  parameter: string
  maxItems: number
  malformed: FormWord
}

/**
 * Reads the form of a call.
 *
 * @returns the form, or the answer that refuses it
 */
export function readForm(call: Call, context: Context, rules: FormRules): Form | Answer {
  const refuse = (status: number, word: FormWord) => formAnswer(status, word, context.readings.formAnswers)
  const parameters = isObject(call.body) ? call.body : {}
  const { api_key: apiKey, options } = parameters
  if (typeof apiKey !== 'string' || apiKey === '') return refuse(400, 'missing_api_key')
  if (!context.keys.accepts(call.region, apiKey)) return refuse(400, 'invalid_api_key')
  if (options !== undefined && !isObject(parsed(options))) return refuse(400, 'invalid_options')
  const json = parameters[rules.parameter]
  if (json === undefined || json === '') return refuse(400, 'missing_event')
  const value = parsed(json)
  if (value === undefined) return refuse(400, 'invalid_json')
  const items: unknown[] = Array.isArray(value) ? value : [value]
  if (items.length === 0) return refuse(400, 'missing_event')
  if (items.length > rules.maxItems) return refuse(413, 'too_large')
  return items.every(isObject) ? { apiKey, items } : refuse(400, rules.malformed)
}

/** The value of a JSON text, or undefined when it is none, as the word `undefined` is. */
function parsed(text: unknown): unknown {
  try {
    return parseJson(String(text))
  } catch {
    return undefined
  }
}
