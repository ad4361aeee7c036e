/** Kinds of values that settings have: what they take from a file, and from a variable, which is always text. */
import { showValue } from '../../src/amplitude/show-value'

export interface Kind {
  /** What is taken, in words that go on from `must be`. */
  wanted: string
  /** Whether a value of a file is one. */
  takes(value: unknown): boolean
  /** The text of a variable as a value of a file. What it cannot read it gives back, to be refused. */
  parse(variable: string): unknown
  /** Whether nobody may read it. */
  isSecret?: true
}

const asIs = (variable: string): unknown => variable
/** Whether a value is a text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

export const text: Kind = { wanted: 'a text that is not empty', takes: isText, parse: asIs }

export const secret: Kind = { ...text, isSecret: true }

export const flag: Kind = {
  wanted: 'true or false',
  takes: (value) => typeof value === 'boolean',
  parse: (variable) => (variable === 'true' ? true : variable === 'false' ? false : variable)
}

export function choice(choices: readonly string[]): Kind {
  return { wanted: `one of ${choices.join(', ')}`, takes: (value) => choices.includes(value as string), parse: asIs }
}

/** A whole number. */
export function count(least: number, most: number): Kind {
  return {
    wanted: `a whole number from ${least} to ${most}`,
    takes: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    parse: (variable) => (/^\d{1,15}$/.test(variable) ? Number(variable) : variable)
  }
}

export const port: Kind = { ...count(0, 65535), wanted: 'a port: a whole number from 0 to 65535, 0 for any free one' }

/**
 * Texts; in a variable, between commas.
 * @param of What each is, in words.
 */
export function list(of: string, isOne: (text: string) => boolean): Kind {
  return {
    wanted: `a list, each ${of}`,
    takes: (value) => Array.isArray(value) && value.every((one) => isText(one) && isOne(one)),
    parse: (variable) => variable.split(',').flatMap((part) => part.trim() || [])
  }
}

/** The address of a server that speaks plain HTTP. */
export const address: Kind = {
  wanted: 'an address without a path, such as http://127.0.0.1:8765',
  takes: (value) =>
    isText(value) && URL.canParse(value) && new URL(value).protocol === 'http:' && new URL(value).pathname === '/',
  parse: asIs
}

/** How a value is shown that is refused. */
export function shown(kind: Kind, value: unknown): string {
  return kind.isSecret ? aKindOf(value) : showValue(value)
}

/** What a value is, without the value. */
export function aKindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (value === '') return 'an empty text'
  return KINDS[typeof value] ?? 'something else'
}

const KINDS: Record<string, string | undefined> = {
  object: 'an object',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false'
}
