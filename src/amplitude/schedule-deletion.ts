import type { RequestClient } from '@segment/actions-core'
import { quoted } from './answers'
import type { Project } from './channel'
import { endpointUrl } from './endpoints'
import { failureError } from './failure-error'
import { isNoAnswer, send } from './send'

/** Amplitude's answer to a deletion that it has scheduled. */
export interface DeletionJob {
  day: string
  status: 'staging' | 'submitted' | 'done'
  amplitude_ids: Array<{ amplitude_id: number; requested_on_day: string; requester: string }>
}

/** User Privacy API, "ignore_invalid_id": a user that Amplitude does not know is no failure. Booleans are text there. */
const DELETION_OPTIONS = { requester: 'segment', ignore_invalid_id: 'True' }

/**
 * Schedules the deletion of a user and of all that the user did.
 * https://amplitude.com/docs/apis/analytics/user-privacy
 * @returns The deletion jobs.
 * @throws The framework's error that fits, where nothing was scheduled.
 */
export async function scheduleDeletion(
  request: RequestClient,
  project: Project,
  userId: string
): Promise<DeletionJob[]> {
  const answer = await send(
    request,
    endpointUrl('deletions', project.endpoint),
    {
      method: 'post',
      username: project.apiKey,
      password: project.secretKey,
      json: { user_ids: [userId], ...DELETION_OPTIONS }
    },
    project
  )
  if (isNoAnswer(answer)) {
    const status = answer.status === 'timeout' ? 408 : 502
    throw failureError({
      status,
      message: `Amplitude did not answer the deletion of ${JSON.stringify(userId)}: ${
        answer.reason
      }. It can be sent again.`
    })
  }
  const { status, body } = answer
  if (status >= 200 && status < 300) return body as DeletionJob[]
  if (status === 401 || status === 403) {
    throw failureError({
      status: 401,
      message: `Amplitude refuses the keys for the deletion (HTTP ${status}: ${quoted(
        body
      )}). Check apiKey, secretKey and endpoint in the destination's settings.`
    })
  }
  throw failureError({
    status,
    message: `Amplitude did not schedule the deletion of ${JSON.stringify(userId)} (HTTP ${status}: ${quoted(body)}).`
  })
}
