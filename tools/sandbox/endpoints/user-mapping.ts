/** User Mapping API: user ids that stand for one global user id. Source: Amplitude, User Mapping (Aliasing) API. */
import { formAnswer } from '../answers'
import type { Answer } from '../answers'
import type { Call, Context } from '../call'
import { cut } from '../cut'
import type { JsonObject } from '../json'
import { readForm } from './form'

/** Maps and unmaps: `{"user_id", "global_user_id"}` or `{"user_id", "unmap": true}`, in a list. */
export function mapUsers(call: Call, context: Context): Answer {
  const { readings, limits, rates } = context
  const { items, requestsPerSecond, rateWindowSeconds } = limits.usermap
  const form = readForm(call, context, { parameter: 'mapping', maxItems: items, malformed: 'invalid_mapping' })
  if ('status' in form) return form
  const name = `${call.region}\0${form.apiKey}`
  rates.usermap.add(name, 1, call.now)
  const tooMany = rates.usermap.total(name, call.now) > requestsPerSecond * rateWindowSeconds
  if (tooMany) return formAnswer(429, 'too_many_requests', readings.formAnswers)
  const sent = form.items.map(cut)
  if (!sent.every(isMapping)) return formAnswer(400, 'invalid_mapping', readings.formAnswers)
  const { mappings } = context.state.project(call.region, form.apiKey)
  for (const { user_id, global_user_id } of sent) {
    if (global_user_id === undefined) mappings.delete(user_id)
    else mappings.set(user_id, global_user_id)
  }
  for (const item of sent) context.publish('mapping', { region: call.region, api_key: form.apiKey, ...item })
  return formAnswer(200, 'success', readings.formAnswers)
}

/** A mapping that passed the check. */
interface Mapping {
  user_id: string
  global_user_id?: string
}

const KEYS = new Set(['user_id', 'global_user_id', 'unmap'])
const isId = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** Only the documented keys belong in a mapping, and a global user id not beside `unmap`. */
function isMapping(item: JsonObject): item is JsonObject & Mapping {
  const { user_id, global_user_id, unmap } = item
  if (!Object.keys(item).every((key) => KEYS.has(key)) || !isId(user_id)) return false
  if (unmap === true) return global_user_id === undefined
  return (unmap === undefined || unmap === false) && isId(global_user_id)
}
