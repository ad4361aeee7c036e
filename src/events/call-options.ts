import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from '../amplitude/show-value'
import { isEmpty, isNothing } from './compact'
import { isExact, toDecimal } from './decimal'
import { isObject, own, ownValue } from './plain-object'

/** Options that a call may carry for this destination alone, as they are read. */
export interface Options {
  session_id?: string | number
  outOfSession?: boolean
  groups?: { [type: string]: unknown }
  event_id?: number
  unmap?: string
  autocapture_attribution?: { [part: string]: unknown }
}

/** What a payload says in options: in fields of their own, and as the call carries them. */
export interface OptionsSource {
  session_id?: unknown
  outOfSession?: unknown
  groups?: unknown
  event_id?: unknown
  unmap?: unknown
  autocapture_attribution?: unknown
  integrations?: { [destination: string]: unknown }
}

/** How an option is read; `undefined` where the value cannot be what the option means. */
const READERS: { [Name in keyof Required<Options>]: (value: unknown) => Options[Name] } = {
  session_id: (value) => (typeof value === 'number' || typeof value === 'string' ? value : undefined),
  outOfSession: (value) => YES.has(value),
  groups: (value) => (isObject(value) ? value : undefined),
  event_id: toInteger,
  unmap: (value) => (typeof value === 'string' || isExact(value) ? String(value) : undefined),
  autocapture_attribution: (value) => (isObject(value) ? value : undefined)
}

/** The letters of each option's name, which any spelling of it has. */
const LETTERS = Object.fromEntries(Object.keys(READERS).map((name) => [name, lettersOf(name)])) as {
  [Name in keyof Options]: string
}

/** What switches an option on; anything else does not. */
const YES = new Set<unknown>([true, 'true', 1, '1'])

/** What a sender is told to send of the options that identify or date; the others describe, and are left out. */
const DECIDING: { [Name in keyof Options]: string } = {
  session_id: 'a date, or an epoch in seconds or milliseconds, or -1',
  unmap: 'a user id, as text where it is a number beyond 2^53'
}

/** The name of this destination, and then that of the classic one, under which calls carry options. */
const DESTINATIONS = ['Actions Amplitude', 'Amplitude']

/**
 * An option as it is mapped; where nothing is, as the call carries it for this destination, and then as it does for the classic one,
 * so that calls written for that one keep working: `{integrations: {Amplitude: {sessionId: 1577871000}}}`.
 * `{Amplitude: false}`, which keeps a call away from the classic destination, has no options.
 * @returns `undefined` where there is none, or one that only describes and cannot be what it means.
 * @throws PayloadValidationError where an option that identifies or dates cannot be what it means.
 */
export function optionOf<Name extends keyof Options>(source: OptionsSource, name: Name): Options[Name] {
  const given = find(source, name)
  if (!given) return undefined
  const value = READERS[name](given.value)
  if (value !== undefined || DECIDING[name] === undefined) return value
  throw new PayloadValidationError(
    `The ${given.where} is ${showValue(given.value)}, and must be ${
      DECIDING[name]
    }. Correct it in the call, or map ${name} to something else.`
  )
}

/** An option's value, and how a message names the place where it stands. */
interface Given {
  where: string
  value: unknown
}

function find(source: OptionsSource, name: keyof Options): Given | undefined {
  // A mapping key by key, of which no part is there, gives an object without keys.
  if (!isEmpty(source[name])) return { where: name, value: source[name] }
  for (const destination of DESTINATIONS) {
    const stated = ownValue(source.integrations, destination)
    if (!isObject(stated)) continue
    const options = own(stated)
    const spelling = spellingIn(options, name)
    if (spelling !== undefined) {
      return { where: `option integrations.${destination}.${spelling}`, value: options[spelling] }
    }
  }
  return undefined
}

/** The key under which options hold a value by that name (`unmap: false` asks for nothing), in whatever spelling: `session_id`, `sessionId`, `Session ID`. */
function spellingIn(options: { [name: string]: unknown }, name: keyof Options): string | undefined {
  const isGiven = (key: string) => !isNothing(options[key]) && !(name === 'unmap' && options[key] === false)
  if (isGiven(name)) return name
  return Object.keys(options).find((key) => lettersOf(key) === LETTERS[name] && isGiven(key))
}

function lettersOf(name: string): string {
  return name.replace(/[^a-z\d]/gi, '').toLowerCase()
}

function toInteger(value: unknown): number | undefined {
  const number = toDecimal(value)
  return Number.isInteger(number) ? number : undefined
}
