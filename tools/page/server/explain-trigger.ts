import type { Condition, GroupCondition, Operator } from '@segment/destination-subscriptions'
import { parseFql, validate } from '@segment/destination-subscriptions'
import { showValue } from '../../../src/amplitude/show-value'
import type { AnyEvent } from '../api'

type SimpleCondition = Exclude<Condition, GroupCondition>

/** A trigger that has been read. */
export interface ReadTrigger {
  matches(event: AnyEvent): boolean
  /** Why it does not take an event, a sentence a reason; empty where it does. */
  reasons(event: AnyEvent): string[]
}

/**
 * Reads a trigger. One that does not parse takes nothing, as in the framework. What is wrong with one is not told here: see
 * `triggerProblems`.
 * @param trigger In FQL, the language of Segment's triggers.
 */
export function readTrigger(trigger: string): ReadTrigger {
  const parsed = parseFql(trigger)
  if ('error' in parsed || !isWhole(parsed)) return UNREADABLE
  return { matches: (event) => validate(parsed, event), reasons: (event) => reasonsIn(parsed, event) }
}

const UNREADABLE: ReadTrigger = {
  matches: () => false,
  reasons: () => ['The trigger does not parse, so it takes nothing.']
}

/** Brackets around conditions that the parser drops hold nothing, and the framework fails at each event then. */
function isWhole(condition: Condition | undefined): boolean {
  if (condition === undefined) return false
  return condition.type !== 'group' || condition.children.every(isWhole)
}

function reasonsIn(condition: Condition, event: AnyEvent): string[] {
  if (holds(condition, event)) return []
  if (condition.type !== 'group') return [reasonOf(condition, event)]
  const reasons = condition.children.flatMap((child) => reasonsIn(child, event))
  return condition.operator === 'and' ? reasons : [reasons.join(' And: ')]
}

/** The framework judges groups only, so a condition is judged as a group of one. */
function holds(condition: Condition, event: AnyEvent): boolean {
  return validate({ type: 'group', operator: 'and', children: [condition] }, event)
}

function reasonOf(condition: SimpleCondition, event: AnyEvent): string {
  const { subject, actual } = subjectOf(condition, event)
  const wanted = condition.value === undefined ? '' : ` ${JSON.stringify(condition.value)}`
  const rule = `${subject} must ${OPERATORS[condition.operator]}${wanted}`
  if (condition.operator === '!=') return `${rule}.`
  return `${rule}, and here it is ${actual === undefined ? 'missing' : showValue(actual)}.`
}

const OPERATORS: Record<Operator, string> = {
  '=': 'be',
  '!=': 'not be',
  '<': 'be less than',
  '<=': 'be at most',
  '>': 'be greater than',
  '>=': 'be at least',
  number_equals: 'be the number',
  number_not_equals: 'be another number than',
  contains: 'contain',
  not_contains: 'be text without',
  starts_with: 'begin with',
  not_starts_with: 'be text that does not begin with',
  ends_with: 'end with',
  not_ends_with: 'be text that does not end with',
  exists: 'exist',
  not_exists: 'not exist',
  is_true: 'be true',
  is_false: 'be false'
}

/** Where a condition looks in an event. */
const PLACES: Record<SimpleCondition['type'], string> = {
  'event-type': 'type',
  event: 'event',
  name: 'name',
  userId: 'userId',
  'event-property': 'properties',
  'event-trait': 'traits',
  'event-context': 'context'
}

function subjectOf(condition: SimpleCondition, event: AnyEvent): { subject: string; actual: unknown } {
  const place = PLACES[condition.type]
  const path = 'name' in condition ? [place, ...condition.name.split('.')] : [place]
  return { subject: path.join('.'), actual: path.reduce(valueIn, event as unknown) }
}

function valueIn(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null || !Object.prototype.hasOwnProperty.call(source, name))
    return undefined
  return (source as Record<string, unknown>)[name]
}
