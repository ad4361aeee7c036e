import { PayloadValidationError } from '@segment/actions-core'
import type { Properties } from '../amplitude/event'
import { showValue } from '../amplitude/show-value'
import { isWellFormed } from '../amplitude/well-formed'
import { compact, isEmpty, isNothing } from './compact'
import { toDecimal } from './decimal'
import { has, isObject, ownValue } from './plain-object'
import { sendableProperties } from './sendable-properties'

/** What is done to properties, as it is given: the name of an operation → property → value. */
export type GivenOperations = Array<[name: string, properties: Properties | undefined]>

/** What is done to properties, as it can be sent: each property stands in one operation. */
export type Operations = Array<[name: string, properties: Properties]>

/** HTTP V2 API: the value of a property that is unset, and of an operation that has no properties. */
export const NO_VALUE = '-'

export const NONE: Properties = Object.freeze({})

/**
 * Operations of which each property stands in the first that has it, as Amplitude takes a property in one operation only. Empty
 * values and empty operations are left out.
 * @param given In the order in which they win over each other.
 * @throws PayloadValidationError where a value to add is no number.
 */
export function exclusive(given: GivenOperations): Operations {
  const chosen: Operations = []
  for (const [name, properties] of given) {
    if (!properties) continue
    const free = without(properties, (property) => isIn(chosen, property))
    const own = sendable(name === '$add' ? toNumbers(free) : free)
    if (!isEmpty(own)) chosen.push([name, own])
  }
  return chosen
}

/** Whether an operation has a property. */
export function isIn(operations: Operations, property: string): boolean {
  return operations.some(([, properties]) => has(properties, property))
}

/** Operations with further properties in one of them, which is there or not. */
export function withMore(operations: Operations, name: string, more: Properties): Operations {
  if (isEmpty(more)) return operations
  const present = operations.find(([other]) => other === name)
  if (!present) return [...operations, [name, more]]
  return operations.map((operation) => (operation === present ? [name, { ...present[1], ...more }] : operation))
}

/**
 * An operation that stands among plain properties, as users of Amplitude's API write them. What is no object of properties is none,
 * save that the names to unset may be a list.
 */
export function operationIn(properties: Properties, name: string): Properties | undefined {
  const operation = ownValue(properties, name)
  if (isObject(operation)) return name === '$unset' ? unsetting(Object.keys(operation)) : operation
  return name === '$unset' && Array.isArray(operation) ? unsetting(operation) : undefined
}

/** The names of properties to unset, as the operation has them. What is no name is left out. */
export function unsetting(names: unknown[]): Properties {
  const real = names.filter(
    (name): name is string => typeof name === 'string' && name.trim() !== '' && isWellFormed(name)
  )
  return Object.fromEntries(real.map((name) => [name, NO_VALUE]))
}

/** The level at which properties stand inside an operation. */
const INSIDE_OPERATION = 2

/** Properties as they can be sent, without those that say nothing. */
export function sendable(properties: Properties = NONE): Properties {
  return compact(sendableProperties(properties, INSIDE_OPERATION))
}

/** Properties without those of some names; the same object where it has none of them. */
export function without(properties: Properties, isOut: (name: string) => boolean): Properties {
  const names = Object.keys(properties)
  if (!names.some(isOut)) return properties
  return Object.fromEntries(names.filter((name) => !isOut(name)).map((name) => [name, properties[name]]))
}

/** Both in one, the second over the first; where one of them holds nothing, the other as it is, as a copy costs a microsecond. */
export function joined(first?: Properties, second?: Properties): Properties | undefined {
  if (isEmpty(second)) return first ?? second
  return isEmpty(first) ? second : { ...first, ...second }
}

function toNumbers(properties: Properties): Properties {
  const given = Object.entries(properties).filter(([, value]) => !isNothing(value))
  return Object.fromEntries(given.map(([name, value]) => [name, toNumber(name, value)]))
}

function toNumber(name: string, value: unknown): number {
  const number = toDecimal(value)
  if (number !== undefined) return number
  throw new PayloadValidationError(
    `The property ${JSON.stringify(name)} is to be incremented ($add, add or traitsToIncrement) by ${showValue(
      value
    )}, which is no number. Map a number, or take the property out of the increments.`
  )
}
