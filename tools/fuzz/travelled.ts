/** What travelled, and what must not have. */
import { faultsIn, unsendableIn } from '../../__tests__/support/sent-faults'
import type { ReceivedRequest } from '../sandbox/sandbox'
import { GROUP_OPERATIONS, USER_OPERATIONS } from '../sandbox/vocabulary'

export type Item = Record<string, unknown>

/** An item as it travelled, and to which endpoint. */
export interface Travelled {
  endpoint: string
  item: Item
}

/** @param text That of a request's body: JSON, or a form with JSON in it. */
export function itemsOfText(text: string): Item[] {
  return itemsOfBody(text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text)))
}

/** The items in the requests that a sandbox received, in order. */
export function travelledIn(requests: ReceivedRequest[]): Travelled[] {
  return requests.flatMap(({ endpoint, body }) =>
    itemsOfBody(body).map((item) => ({ endpoint: endpoint ?? 'nowhere', item }))
  )
}

function itemsOfBody(body: unknown): Item[] {
  const { events, mapping, identification } = body as { events?: Item[]; mapping?: string; identification?: string }
  return events ?? (JSON.parse(mapping ?? identification ?? '[]') as Item[])
}

/** The keys of what is no event. Source: Amplitude, Identify, Group Identify and User Mapping API. */
const KEYS: Record<string, Set<string>> = {
  usermap: new Set(['user_id', 'global_user_id', 'unmap']),
  groupidentify: new Set(['group_type', 'group_value', 'group_properties'])
}

/** Each thing in an item that Amplitude does not document or cannot take, in words. */
export function faultsOf({ endpoint, item }: Travelled): string[] {
  const keys = KEYS[endpoint]
  const found = keys
    ? [
        ...Object.keys(item)
          .filter((key) => !keys.has(key))
          .map((key) => `${key} is no key of ${endpoint}`),
        ...unsendableIn(item)
      ]
    : faultsIn(item)
  return [
    ...found,
    ...malformed(item, 'user_properties', USER_OPERATIONS),
    ...malformed(item, 'group_properties', GROUP_OPERATIONS)
  ]
}

/** Operations that are no object of properties. `$clearAll` alone takes anything. */
function malformed(item: Item, field: string, operations: readonly string[]): string[] {
  const properties = item[field]
  if (properties === undefined) return []
  if (!isObject(properties)) return [`${field} is no object`]
  return operations
    .filter((name) => name !== '$clearAll' && Object.hasOwn(properties, name) && !isObject(properties[name]))
    .map((name) => `${field}.${name} is no object`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
