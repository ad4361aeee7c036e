import { showValue } from '../../src/amplitude/show-value'
import { isObject } from '../../src/events/plain-object'
import { isAbsent } from './clock'
import type { Fields } from './parse-body'
import { invalidRequest } from './refused-request'

/** Objects of a batch that hold for each of its calls. */
const SHARED = ['context', 'integrations']

/**
 * The calls of a batch, each with what the batch says for all: when it was sent, and `context` and `integrations`, of which a
 * call's own entries win. Source: Segment, "HTTP API Source", Batch.
 * @returns What stands in the list, which may be anything.
 * @throws RefusedRequest where there is no list.
 */
export function unbatch(body: Fields): unknown[] {
  const { batch } = body
  if (!Array.isArray(batch)) throw invalidRequest(`The batch is ${showValue(batch)}, and must be a list of calls.`)
  return batch.map((call: unknown) => (isObject(call) ? { ...call, ...sentAtOf(body), ...sharedOf(call, body) } : call))
}

function sentAtOf({ sentAt }: Fields): Fields {
  return isAbsent(sentAt) ? {} : { sentAt }
}

function sharedOf(call: Fields, body: Fields): Fields {
  const shared = SHARED.filter((name) => isObject(body[name]))
  return Object.fromEntries(shared.map((name) => [name, merged(body[name], call[name])]))
}

/** Where a call has something else than an object, it stays what it is: it is the call's own. */
function merged(ofBatch: unknown, ofCall: unknown): unknown {
  if (isAbsent(ofCall)) return ofBatch
  return isObject(ofCall) && isObject(ofBatch) ? { ...ofBatch, ...ofCall } : ofCall
}
