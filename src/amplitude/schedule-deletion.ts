import type { RequestClient } from '@segment/actions-core'
import { asObject, words } from './answers'
import type { Project } from './channel'
import { endpointUrl } from './endpoints'
import { failureError } from './failure-error'
import type { Answer } from './send'
import { isNoAnswer, send } from './send'
import { showValue } from './show-value'

/** Amplitude's answer to a deletion that it has scheduled. */
export interface DeletionJob {
  day: string
  status: 'staging' | 'submitted' | 'done'
  amplitude_ids: Array<{ amplitude_id: number; requested_on_day: string; requester: string }>
}

/** Amplitude's answer where it knows none of the users, so that there is nothing to delete. */
export interface NothingScheduled {
  message: string
}

/** User Privacy API, "ignore_invalid_id": a user that Amplitude does not know is no failure. Booleans are text there. */
const DELETION_OPTIONS = { requester: 'segment', ignore_invalid_id: 'True' }

/**
 * Schedules the deletion of a user and of all that the user did.
 * https://amplitude.com/docs/apis/analytics/user-privacy
 * @returns The deletion jobs, or that there is nothing to delete.
 * @throws The framework's error that fits, where Amplitude does not confirm with one of its documented answers.
 */
export async function scheduleDeletion(
  request: RequestClient,
  project: Project,
  userId: string
): Promise<DeletionJob[] | NothingScheduled> {
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
  const deletion = `the deletion of ${showValue(userId)}`
  if (isNoAnswer(answer)) {
    const status = answer.status === 'timeout' ? 408 : 502
    const message = `Amplitude's Deletion API did not answer ${deletion}: ${answer.reason}. It can be sent again.`
    throw failureError({ status, message })
  }
  if (answer.status >= 200 && answer.status < 300 && isConfirmation(answer.body)) return answer.body
  throw failureError(refusesKeys(answer, userId) ? keysRefused(answer) : notScheduled(answer, deletion))
}

function isConfirmation(body: unknown): body is DeletionJob[] | NothingScheduled {
  if (Array.isArray(body)) return body.every(isJob)
  const { message } = asObject<NothingScheduled>(body)
  return typeof message === 'string' && message.startsWith('Nothing scheduled')
}

function isJob(value: unknown): value is DeletionJob {
  const { day, status, amplitude_ids: ids } = asObject<DeletionJob>(value)
  return typeof day === 'string' && typeof status === 'string' && Array.isArray(ids)
}

/** Words about the keys in a 400, with which Amplitude may refuse them too: `HTTP 403: Forbidden (Invalid API Key)`. */
const ABOUT_KEYS = /\b(api|secret)[ _-]?key\b|\bforbidden\b|\bunauthori[sz]ed\b|\bpermission/i

function refusesKeys({ status, body }: Answer, userId: string): boolean {
  if (status === 401 || status === 403) return true
  if (status !== 400) return false
  const { code } = asObject<{ code: unknown }>(body)
  // The id may be repeated, and may be made of such words itself.
  return code === 401 || code === 403 || ABOUT_KEYS.test(words(body).split(userId).join(''))
}

function keysRefused({ status, reported }: Answer) {
  return {
    status: 401,
    message: `Amplitude's Deletion API refuses the keys for the deletion (HTTP ${status}: ${reported.quote}). Check apiKey, secretKey and endpoint in the destination's settings, and that the keys may delete users.`
  }
}

/** Below 400, nothing is known of the deletion, and it must not get lost: a redirect, a page, or JSON that is not documented. */
function notScheduled({ status, reported }: Answer, deletion: string) {
  const unconfirmed = status < 400
  return {
    status: unconfirmed ? 502 : status,
    message: `Amplitude's Deletion API did not ${unconfirmed ? 'confirm' : 'schedule'} ${deletion} (HTTP ${status}: ${
      reported.quote
    }).${unconfirmed ? ' It can be sent again.' : ''}`
  }
}
