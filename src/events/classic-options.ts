import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from '../amplitude/show-value'
import { isNothing } from './compact'
import { has, isObject } from './plain-object'

/** Options that a call may carry for this destination alone. */
export interface Options {
  session_id?: string | number
  outOfSession?: boolean
  groups?: { [type: string]: unknown }
  event_id?: number
  unmap?: string
}

/** What a payload says in options: as fields of its own, and as the call carried them for the classic destination. */
export interface OptionsSource extends Options {
  integrations?: { [destination: string]: unknown }
}

/** How an option is read that did not pass through a field; `undefined` where it cannot be what the option means. */
const READERS: { [Name in keyof Required<Options>]: (value: unknown) => Options[Name] } = {
  session_id: (value) => (typeof value === 'number' || typeof value === 'string' ? value : undefined),
  outOfSession: (value) => SWITCHES.get(value),
  groups: (value) => (isObject(value) ? value : undefined),
  event_id: (value) => (isInteger(value) ? Number(value) : undefined),
  unmap: (value) => (typeof value === 'number' || typeof value === 'string' ? String(value) : undefined)
}

const SWITCHES = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  [1, true],
  [false, false],
  ['false', false],
  [0, false]
])

/** What a sender of the option is told to send. */
const MEANINGS: { [Name in keyof Required<Options>]: string } = {
  session_id: 'a date, or an epoch in seconds or milliseconds',
  outOfSession: 'true or false',
  groups: 'an object of group types, each with a group or a list of groups',
  event_id: 'a whole number',
  unmap: 'a user id'
}

/**
 * An option as it is mapped; where nothing is, as the call carries it under the name of the classic destination, so that calls
 * written for that one keep working: `{integrations: {Amplitude: {session_id: 1577871000}}}`.
 * `{Amplitude: false}`, which keeps a call away from the classic destination, has no options.
 * @throws PayloadValidationError where the classic option cannot be what it means.
 */
export function optionOf<Name extends keyof Options>(source: OptionsSource, name: Name): Options[Name] {
  const mapped = source[name]
  if (!isNothing(mapped)) return mapped
  const options = source.integrations?.Amplitude
  if (!isObject(options) || !has(options, name)) return undefined
  const given = options[name]
  if (isNothing(given)) return undefined
  const value = READERS[name](given)
  if (value !== undefined) return value
  throw new PayloadValidationError(
    `The option integrations.Amplitude.${name} is ${showValue(given)}, and must be ${
      MEANINGS[name]
    }. Correct it in the call, or map ${name} to something else.`
  )
}

function isInteger(value: unknown): boolean {
  return Number.isInteger(typeof value === 'string' && value.trim() !== '' ? Number(value) : value)
}
