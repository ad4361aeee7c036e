/** Properties of a user or a group, and the operations that change them. Source: Amplitude, Identify API and Group Identify API. */
import { isObject, objectOf } from '../json'
import type { JsonObject } from '../json'
import type { Readings } from '../readings'
import type { Operation } from '../vocabulary'

export type Properties = Map<string, unknown>

/** Properties as they are shown: lists are copied, for those held go on changing. */
export const viewOf = (properties: Properties): JsonObject =>
  objectOf([...properties].map(([name, value]) => [name, Array.isArray(value) ? [...(value as unknown[])] : value]))

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value])

/** The list that a property holds, ready to be changed: a single value becomes a list of one, as in Amplitude. */
function listAt(properties: Properties, name: string): unknown[] {
  const held = properties.get(name)
  if (Array.isArray(held)) return held
  const list = held === undefined || held === null ? [] : [held]
  properties.set(name, list)
  return list
}

/** Objects are the same when they are written the same. */
const identityOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value

function missingFrom(list: unknown[], values: unknown): unknown[] {
  const present = new Set(list.map(identityOf))
  return asList(values).filter((value) => !present.has(identityOf(value)))
}

function add(properties: Properties, name: string, value: unknown): void {
  const held = properties.get(name) ?? 0
  if (typeof held === 'number' && typeof value === 'number') properties.set(name, held + value)
}

/** In place and one by one: a list grows over thousands of events, and a request may bring more values than a call takes arguments. */
function append(properties: Properties, name: string, values: unknown[]): void {
  const list = listAt(properties, name)
  for (const value of values) list.push(value)
}

function prepend(properties: Properties, name: string, values: unknown[]): void {
  properties.set(name, [...values, ...listAt(properties, name)])
}

function remove(properties: Properties, name: string, values: unknown): void {
  if (!properties.has(name)) return
  const unwanted = new Set(asList(values).map(identityOf))
  const rest = asList(properties.get(name)).filter((value) => !unwanted.has(identityOf(value)))
  properties.set(name, rest)
}

const EFFECTS: Record<
  Exclude<Operation, '$clearAll'>,
  (properties: Properties, name: string, value: unknown) => void
> = {
  $unset: (properties, name) => void properties.delete(name),
  $set: (properties, name, value) =>
    void properties.set(name, Array.isArray(value) ? [...(value as unknown[])] : value),
  $setOnce: (properties, name, value) => {
    if (!properties.has(name)) EFFECTS.$set(properties, name, value)
  },
  $add: add,
  $append: (properties, name, value) => append(properties, name, asList(value)),
  $prepend: (properties, name, value) => prepend(properties, name, asList(value)),
  $preInsert: (properties, name, value) => prepend(properties, name, missingFrom(listAt(properties, name), value)),
  $postInsert: (properties, name, value) => append(properties, name, missingFrom(listAt(properties, name), value)),
  $remove: remove
}

/**
 * Applies what a request sent to the properties held: operations in Amplitude's order, or plain keys, which set.
 *
 * @param properties changed in place
 * @param sent `user_properties` or `group_properties` as received
 * @param operations the operations that count here, in their order; others are plain keys
 * @param mixed what becomes of plain keys beside operations, which Amplitude forbids to mix
 */
export function applyProperties(
  properties: Properties,
  sent: JsonObject,
  operations: readonly Operation[],
  mixed: Readings['mixedUserProperties']
): void {
  const used = operations.filter((operation) => Object.prototype.hasOwnProperty.call(sent, operation))
  for (const operation of used) {
    if (operation === '$clearAll') properties.clear()
    else applyOperation(properties, operation, sent[operation])
  }
  if (used.length > 0 && mixed === 'operationsOnly') return
  for (const name of Object.keys(sent)) {
    if (!(used as string[]).includes(name)) EFFECTS.$set(properties, name, sent[name])
  }
}

function applyOperation(properties: Properties, operation: Exclude<Operation, '$clearAll'>, values: unknown): void {
  if (!isObject(values)) return
  for (const name of Object.keys(values)) EFFECTS[operation](properties, name, values[name])
}
