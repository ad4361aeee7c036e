import type { RequestClient } from '@segment/actions-core'
import { APIError, InvalidAuthenticationError } from '@segment/actions-core'
import { isPage } from './answers'
import type { Project } from './channel'
import { endpointUrl } from './endpoints'
import type { Answer } from './send'
import { isNoAnswer, send } from './send'

/** Any user will do: one that Amplitude does not know is a success as well. */
const SOMEONE = 'segment'

/** What HTTP calls the statuses with which Amplitude refuses keys. */
const REFUSALS: Record<number, string | undefined> = { 401: 'Unauthorized', 403: 'Forbidden' }

/**
 * Tests a project's keys with a user search, which needs both and changes nothing.
 * https://amplitude.com/docs/apis/analytics/dashboard-rest#user-search
 * @throws InvalidAuthenticationError, with the answer's status in `response` for the framework to show, where Amplitude refuses
 * the keys; APIError where it could not tell.
 */
export async function testCredentials(request: RequestClient, project: Project): Promise<void> {
  const url = `${endpointUrl('userSearch', project.endpoint)}?user=${SOMEONE}`
  const answer = await send(request, url, { username: project.apiKey, password: project.secretKey }, project)
  if (isNoAnswer(answer)) {
    throw new APIError(
      `Amplitude could not test them, as it did not answer: ${answer.reason}. Try again in a minute.`,
      502
    )
  }
  if (answer.status < 200 || answer.status > 299) throw refusal(answer)
  if (answer.unread || isPage(answer.body)) {
    throw new APIError(
      `Amplitude could not test them, as the answer is none of its own: ${answer.reported.quote}.`,
      502
    )
  }
}

function refusal({ status, reported }: Answer): Error {
  const refused = REFUSALS[status]
  if (refused) return Object.assign(new InvalidAuthenticationError(refused), { response: { status } })
  if (status === 400) {
    return new APIError(
      `Amplitude could not test them (HTTP 400: ${reported.quote}). Check apiKey, secretKey and endpoint in the destination's settings.`,
      status
    )
  }
  if (status > 400) {
    return new APIError(`Amplitude could not test them, as it answered ${status}. Try again in a minute.`, status)
  }
  return new APIError(
    `Amplitude could not test them: the answer was a redirect (${status}), which is not followed, as the keys go to Amplitude alone. Check that nothing between here and Amplitude redirects requests, and try again.`,
    502
  )
}
