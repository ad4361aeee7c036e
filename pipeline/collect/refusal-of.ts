import { showValue } from '../../src/amplitude/show-value'
import { isObject } from '../../src/events/plain-object'
import { CALL_TYPES } from '../call'
import { correctedTime, isAbsent } from './clock'
import type { Limits } from './limits'
import { MOST_LEVELS } from './limits'
import type { Fields } from './parse-body'

/** Why a call is refused, in words, or undefined. */
type Rule = (call: Fields) => string | undefined

/**
 * What Segment asks of a call, and of the times in it that can be read. Source: Segment, "HTTP API Source", Errors: such calls
 * are answered with 200 and go nowhere.
 */
const RULES: Rule[] = [
  ({ type }) =>
    (CALL_TYPES as readonly unknown[]).includes(type)
      ? undefined
      : `Its type is ${showValue(type)}, and must be one of ${CALL_TYPES.join(', ')}.`,
  (call) => (isNestedDeeper(call, MOST_LEVELS) ? `It is nested deeper than ${MOST_LEVELS} levels.` : undefined),
  ({ userId, anonymousId }) =>
    isId(userId) || isId(anonymousId)
      ? undefined
      : `It is of nobody: its userId is ${showValue(userId)}, its anonymousId ${showValue(
          anonymousId
        )}. Send one of them.`,
  ({ type, event }) =>
    type === 'track' && (isAbsent(event) || event === '')
      ? 'It is a track call without a name. Send event.'
      : undefined,
  ({ timestamp }) =>
    Number.isNaN(correctedTime(timestamp, undefined, 0))
      ? `Its timestamp ${showValue(timestamp)} is no date. Send one such as "2026-01-31T12:00:00.000Z", or none.`
      : undefined
]

/**
 * Why a call goes nowhere. Calls beside it in a batch go on.
 * @param call With its type, as sent; anything.
 */
export function refusalOf(call: unknown): string | undefined {
  if (!isObject(call)) return `It is ${showValue(call)}, and must be an object.`
  for (const rule of RULES) {
    const refusal = rule(call)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** Why a call is refused for its size, where it is. */
export function sizeRefusalOf(call: unknown, { callBytes }: Limits): string | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(call))
  return bytes > callBytes ? `It has ${bytes} bytes, and may have ${callBytes}.` : undefined
}

function isId(value: unknown): boolean {
  return Number.isFinite(value) || (typeof value === 'string' && value.trim() !== '')
}

function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  return Object.values(value).some((inner) => isNestedDeeper(inner, levels - 1))
}
