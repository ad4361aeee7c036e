import type { Condition } from '@segment/destination-subscriptions'
import { parseFql, validate } from '@segment/destination-subscriptions'

/** A call, as far as a trigger is asked about it. */
export interface ProbeCall {
  type: string
  event?: string
  name?: string
}

const TYPES_WITH_NAME = ['page', 'screen']
const TYPES_WITHOUT = ['identify', 'group', 'alias']

/** Names that events have though no trigger speaks of them. */
const NAMES = ['Order Completed', 'Completed Order', 'Any Event']

/**
 * Calls that two triggers take both. Conditions on what is in a call (properties, traits, context, user) are taken for met: whether two of them exclude
 * each other is not known.
 * @param first In FQL, as `second`. One that does not parse takes nothing.
 * @param names Further names that events may have.
 * @returns One call for each type and name that the triggers speak of; empty where the two have none in common.
 */
export function callsOfBoth(first: string, second: string, names: readonly string[] = []): ProbeCall[] {
  const triggers = [parseFql(first), parseFql(second)]
  return probes([...textsIn(first), ...textsIn(second), ...names]).filter((call) =>
    triggers.every((trigger) => !('error' in trigger) && canTake(trigger, call))
  )
}

function probes(texts: string[]): ProbeCall[] {
  // A condition may ask for a part of a name: all texts in one have them all.
  const names = [...new Set([...texts, ...NAMES, texts.join(' ')])]
  return [
    ...names.map((event) => ({ type: 'track', event })),
    ...TYPES_WITH_NAME.flatMap((type) => names.map((name) => ({ type, name }))),
    ...TYPES_WITHOUT.map((type) => ({ type }))
  ]
}

function textsIn(trigger: string): string[] {
  return [...trigger.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, text]) => text.replace(/\\(.)/g, '$1'))
}

function canTake(condition: Condition, call: ProbeCall): boolean {
  if (condition.type === 'group') {
    const takes = (child: Condition) => canTake(child, call)
    return condition.operator === 'and' ? condition.children.every(takes) : condition.children.some(takes)
  }
  if (!['event-type', 'event', 'name'].includes(condition.type)) return true
  // The framework judges groups only, so a condition is judged as a group of one.
  return validate({ type: 'group', operator: 'and', children: [condition] }, { ...call })
}
