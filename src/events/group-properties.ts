import type { Properties } from '../amplitude/event'
import { isEmpty } from './compact'
import { exclusive, isIn, joined, operationIn, sendable, without } from './property-operations'

/** The operations on properties of groups, in the order in which they win over each other; all others of a group's are plain. */
const OPERATIONS = ['$unset', '$setOnce', '$add', '$append', '$prepend']

const OPERATION_NAMES = new Set(['$set', ...OPERATIONS])

/**
 * What a call changes of its group, as operations: the plain properties are set, and operations among them are done. Each property
 * stands in one operation.
 * https://amplitude.com/docs/apis/analytics/group-identify
 * @throws PayloadValidationError where a value to add is no number.
 */
export function groupProperties(properties: Properties = {}): Properties {
  const operations = exclusive(OPERATIONS.map((name) => [name, operationIn(properties, name)]))
  const plain = without(properties, (name) => OPERATION_NAMES.has(name))
  const set = without(sendable(joined(plain, operationIn(properties, '$set'))), (name) => isIn(operations, name))
  return Object.fromEntries(isEmpty(set) ? operations : [['$set', set], ...operations])
}
