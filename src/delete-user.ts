import type { DestinationDefinition } from '@segment/actions-core'
import { PayloadValidationError } from '@segment/actions-core'
import { scheduleDeletion } from './amplitude/schedule-deletion'
import type { Settings } from './generated-types'

/** Deletes a user, on Segment's request to forget someone. Amplitude knows users to be deleted by their user id only. */
export const deleteUser: DestinationDefinition<Settings>['onDelete'] = async (request, { settings, payload }) => {
  const userId = String(payload.userId ?? '')
  if (userId.trim() === '') {
    throw new PayloadValidationError(
      'The deletion has no userId, and Amplitude deletes users by their user id. Send the request with the userId of the user.'
    )
  }
  return scheduleDeletion(request, settings, userId)
}
