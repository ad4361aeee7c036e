import destination from '../../src'
import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'
import { SAVED_ACTIONS, successorOf } from './successors'

/** Fields by which the action of a mapping is told: the first that has one of them. */
const TELLING: { action: string; has: string[] }[] = [
  { action: 'mapUser', has: ['global_user_id', 'unmap'] },
  { action: 'groupIdentify', has: ['group_type', 'group_value', 'group_properties', 'group_id'] },
  { action: 'logPurchase', has: ['trackRevenuePerProduct', 'trackProductsOnce'] },
  { action: 'logPage', has: ['page_name', 'page_category', 'page_type', 'trackAllPages', 'trackNamedPages'] },
  { action: 'logEvent', has: ['event_type'] },
  { action: 'identifyUser', has: ['user_properties', 'paying', 'start_version', 'traitsToIncrement', 'utm_properties'] }
]

/** Whether a key is that of a field of any action. */
export function isField(key: string): boolean {
  return Object.values(destination.actions).some(({ fields }) => Object.keys(fields).includes(key))
}

/** Whether a mapping says somewhere where in the call a value comes from: `{"@path": "$.event"}`. */
export function hasDirective(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasDirective)
  if (!isObject(value)) return false
  return Object.keys(value).some((key) => key.startsWith('@')) || Object.values(value).some(hasDirective)
}

/**
 * The action that a mapping is of: as it is said, else as its fields tell.
 * @throws MigrationError where it is said wrongly, or nothing tells it.
 */
export function actionOfMapping(mapping: JsonObject, said?: string): string {
  const action = said ?? TELLING.find(({ has }) => has.some((key) => key in mapping))?.action
  if (action !== undefined && successorOf(action) !== undefined) return action
  throw new MigrationError(
    `${
      said === undefined ? 'The fields of the mapping do not tell its action' : `There is no action ${said}`
    }. Say which it is of with --action: ${SAVED_ACTIONS.join(', ')}.`
  )
}
