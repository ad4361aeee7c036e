/** The types that a classic setting may have, as Segment's Public API gives them. */
import { showValue } from '../../src/amplitude/show-value'

/** A type of a setting. */
export interface ValueType<Value> {
  /** What a value must be: "text", "true or false". */
  words: string
  is(value: unknown): value is Value
  /** What a value of another type is or holds: `is 5`, `holds 5 at "a"`. `undefined` for a value of this type. */
  wrongIn(value: unknown): string | undefined
}

function valueType<Value>(words: string, wrongIn: (value: unknown) => string | undefined): ValueType<Value> {
  return { words, wrongIn, is: (value): value is Value => wrongIn(value) === undefined }
}

function isUnless(right: (value: unknown) => boolean) {
  return (value: unknown) => (right(value) ? undefined : `is ${showValue(value)}`)
}

/** The first entry that is no text. */
function entryWithoutText(entries: [string | number, unknown][]): string | undefined {
  const wrong = entries.find(([, value]) => typeof value !== 'string')
  return wrong && `holds ${showValue(wrong[1])} at ${showValue(wrong[0])}`
}

export const TEXT = valueType<string>(
  'text',
  isUnless((value) => typeof value === 'string')
)

export const SWITCH = valueType<boolean>(
  'true or false',
  isUnless((value) => typeof value === 'boolean')
)

/** A switch whose default is not documented. */
export const SWITCH_IF_GIVEN = valueType<boolean | undefined>(
  SWITCH.words,
  isUnless((value) => value === undefined || SWITCH.is(value))
)

export const NUMBER = valueType<number>(
  'a number',
  isUnless((value) => typeof value === 'number')
)

export const LIST = valueType<string[]>('a list of texts', (value) =>
  Array.isArray(value) ? entryWithoutText([...value.entries()]) : `is ${showValue(value)}`
)

export const MAP = valueType<Record<string, string>>('an object whose values are texts', (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? entryWithoutText(Object.entries(value))
    : `is ${showValue(value)}`
)
