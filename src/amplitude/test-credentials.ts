import type { RequestClient } from '@segment/actions-core'
import { APIError, HTTPError } from '@segment/actions-core'
import type { Project } from './channel'
import { endpointUrl } from './endpoints'

/** Any user will do: one that Amplitude does not know is a success as well. */
const SOMEONE = 'segment'

/**
 * Tests a project's keys with a user search, which needs both and changes nothing.
 * https://amplitude.com/docs/apis/analytics/dashboard-rest#user-search
 * @throws HTTPError with status 401 or 403 where Amplitude refuses the keys; APIError where it could not tell.
 */
export async function testCredentials(request: RequestClient, project: Project): Promise<void> {
  try {
    await request(`${endpointUrl('userSearch', project.endpoint)}?user=${SOMEONE}`, {
      username: project.apiKey,
      password: project.secretKey
    })
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    const { status } = error.response
    if (status === 401 || status === 403) throw error
    throw new APIError(`Amplitude could not test them, as it answered ${status}. Try again in a minute.`, status)
  }
}
