/** User Privacy API: users to be deleted. Source: Amplitude, User Privacy API. */
import { ERRORS, refusal } from '../answers'
import type { Answer } from '../answers'
import type { Call, Context } from '../call'
import { isObject } from '../json'
import type { JsonObject } from '../json'
import type { Project } from '../state/project'

interface DeletionRequest {
  userIds: string[]
  amplitudeIds: number[]
  requester: string
  ignoreInvalidId: boolean
}

/** Schedules a deletion. One unknown user refuses all, unless `ignore_invalid_id` is `"True"`. */
export function deleteUsers(call: Call, context: Context): Answer {
  const { keys, limits, rates, readings, state } = context
  const apiKey = keys.fromBasic(call.authorization, call.region)
  if (apiKey === undefined) return refusal(Number(readings.authRefusal), 'Invalid credentials')
  const name = `${call.region}\0${apiKey}`
  if (rates.deletions.total(name, call.now) >= limits.deletions.requestsPerSecond) {
    return refusal(429, 'Too many requests')
  }
  rates.deletions.add(name, 1, call.now)
  const request = readDeletion(call.body, limits.deletions.items)
  if ('status' in request) return request
  const project = state.project(call.region, apiKey)
  const { known, unknown } = resolve(request, project)
  const nothing = `Nothing scheduled due to invalid amplitude/user ids for app ${apiKey}`
  if (unknown > 0 && !request.ignoreInvalidId) return refusal(400, nothing)
  if (known.length === 0) return { status: 200, body: { message: nothing } }
  const job = project.deletions.schedule(known, request.requester, call.now)
  context.publish('deletion', { region: call.region, api_key: apiKey, amplitude_ids: known })
  return { status: 200, body: [job] }
}

const BOOLEANS = new Map<unknown, boolean>([
  [undefined, false],
  ['True', true],
  ['False', false]
])

function readDeletion(body: unknown, maxIds: number): DeletionRequest | Answer {
  if (!isObject(body)) return refusal(400, ERRORS.json)
  const { user_ids = [], amplitude_ids = [], requester = '' }: JsonObject = body
  const ignoreInvalidId = BOOLEANS.get(body.ignore_invalid_id)
  const flags = [ignoreInvalidId, BOOLEANS.get(body.delete_from_org)]
  if (flags.includes(undefined)) return refusal(400, 'Booleans are the strings "True" and "False"')
  if (!isListOf(user_ids, isString)) return refusal(400, 'user_ids must be a list of strings')
  if (!isListOf(amplitude_ids, isInteger)) return refusal(400, 'amplitude_ids must be a list of integers')
  if (typeof requester !== 'string') return refusal(400, 'requester must be a string')
  const ids = user_ids.length + amplitude_ids.length
  if (ids === 0) return refusal(400, 'user_ids or amplitude_ids is required')
  if (ids > maxIds) return refusal(400, `At most ${maxIds} ids can be deleted in a request`)
  return { userIds: user_ids, amplitudeIds: amplitude_ids, requester, ignoreInvalidId: ignoreInvalidId === true }
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isInteger = (value: unknown): value is number => Number.isInteger(value)

const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] =>
  Array.isArray(value) && value.every(isItem)

function resolve({ userIds, amplitudeIds }: DeletionRequest, { users }: Project): { known: number[]; unknown: number } {
  const found = [
    ...userIds.map((id) => users.withUserId(id)),
    ...amplitudeIds.map((id) => users.withAmplitudeId(id))
  ].map((user) => user?.amplitudeId)
  const known = new Set(found.filter((id): id is number => id !== undefined))
  return { known: [...known], unknown: found.filter((id) => id === undefined).length }
}
