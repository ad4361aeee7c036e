/** User search: the Amplitude id of a user. Source: Amplitude, Dashboard REST API, User Search. */
import { refusal } from '../answers'
import type { Answer } from '../answers'
import type { Call, Context } from '../call'

/** Answers `GET ?user=` with whoever has that user id, device id or Amplitude id. */
export function searchUser(call: Call, context: Context): Answer {
  const { keys, limits, rates, readings, state } = context
  const apiKey = keys.fromBasic(call.authorization, call.region)
  if (apiKey === undefined) return refusal(Number(readings.authRefusal), 'Invalid credentials')
  const name = `${call.region}\0${apiKey}`
  const { requestsPerHour, requestsAtOnce } = limits.usersearch
  if (call.atOnce > requestsAtOnce || rates.usersearch.total(name, call.now) >= requestsPerHour) {
    return refusal(429, 'Too many requests')
  }
  rates.usersearch.add(name, 1, call.now)
  const sought = call.query.get('user')
  if (!sought) return refusal(400, 'Missing parameter: user')
  const { users } = state.project(call.region, apiKey)
  const byName = [users.withUserId(sought), users.withDeviceId(sought)]
  const byNumber = users.withAmplitudeId(Number(sought))
  const type = byName.some(Boolean) ? 'match_user_or_device_id' : byNumber ? 'match_amplitude_id' : 'nomatch'
  const matches = new Set([...byName, byNumber].filter((user) => user !== undefined))
  return {
    status: 200,
    body: {
      matches: [...matches].map(({ userId, amplitudeId }) => ({ user_id: userId, amplitude_id: amplitudeId })),
      type
    }
  }
}
