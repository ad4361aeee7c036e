/** Texts as Amplitude holds them: cut to a length. Source: Amplitude, HTTP V2 API, "String character limit". */
import { isObject, objectOf } from './json'
import type { JsonObject } from './json'
import { MAX_STRING_LENGTH } from './limits'

/** The text, cut to 1024 characters where it is longer. */
export function cutText(text: string): string {
  if (text.length <= MAX_STRING_LENGTH) return text
  // A slice would keep the whole text in memory for as long as the slice is held: this is a copy.
  return Buffer.from(text.slice(0, MAX_STRING_LENGTH), 'utf16le').toString('utf16le')
}

/** A parsed value with every text in it cut, keys aside; the same value, not a copy, where there is nothing to cut. */
export function cut<Value>(value: Value): Value {
  return cutAny(value) as Value
}

function cutAny(value: unknown): unknown {
  if (typeof value === 'string') return cutText(value)
  if (Array.isArray(value)) return cutList(value)
  return isObject(value) ? cutObject(value) : value
}

function cutList(list: unknown[]): unknown[] {
  const short = list.map(cutAny)
  return short.some((item, at) => item !== list[at]) ? short : list
}

function cutObject(object: JsonObject): JsonObject {
  let copy: JsonObject | undefined
  for (const key of Object.keys(object)) {
    const short = cutAny(object[key])
    if (short === object[key]) continue
    copy = copy ?? objectOf(Object.entries(object))
    copy[key] = short
  }
  return copy ?? object
}
