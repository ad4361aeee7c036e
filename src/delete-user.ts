import type { DestinationDefinition } from '@segment/actions-core'
import { PayloadValidationError } from '@segment/actions-core'
import { scheduleDeletion } from './amplitude/schedule-deletion'
import { brokenId } from './amplitude/ids'
import { showValue } from './amplitude/show-value'
import { isWellFormed } from './amplitude/well-formed'
import type { Settings } from './generated-types'

/** Deletes a user, on Segment's request to forget someone. Amplitude knows users to be deleted by their user id only. */
export const deleteUser: DestinationDefinition<Settings>['onDelete'] = async (request, { settings, payload }) => {
  return scheduleDeletion(request, settings, userIdOf(payload.userId))
}

/** @throws PayloadValidationError where it is no id: made into text all the same, it could be that of somebody else. */
function userIdOf(userId: unknown): string {
  if (userId === undefined || userId === null || (typeof userId === 'string' && userId.trim() === '')) {
    throw new PayloadValidationError(
      'The deletion has no userId, and Amplitude deletes users by their user id. Send the request with the userId of the user.'
    )
  }
  if (typeof userId !== 'string' && typeof userId !== 'number') {
    throw new PayloadValidationError(
      `The userId of the deletion is ${showValue(
        userId
      )}, which is neither text nor a number. Send the request with the userId of the user as text.`
    )
  }
  if (typeof userId === 'number' && !Number.isSafeInteger(userId)) {
    throw new PayloadValidationError(
      `The userId of the deletion is the number ${userId}, which is no longer exact. Send the request with the userId of the user as text.`
    )
  }
  const id = String(userId)
  if (!isWellFormed(id)) throw new PayloadValidationError(brokenId('userId', id))
  return id
}
