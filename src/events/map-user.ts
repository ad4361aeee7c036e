import { PayloadValidationError } from '@segment/actions-core'
import type { UserMapping } from '../amplitude/user-mapping'
import type { Payload } from '../mapUser/generated-types'
import { optionOf } from './classic-options'

/**
 * An alias call maps a user to a global user, or, with the option `unmap`, takes a user out of all mappings.
 * @throws PayloadValidationError where one of the two ids is missing.
 */
export function mapUser(payload: Payload): UserMapping {
  const { user_id, global_user_id } = payload
  const unmap = optionOf(payload, 'unmap')
  if (unmap?.trim()) return { user_id: unmap, unmap: true }
  if (user_id?.trim() && global_user_id?.trim()) return { user_id, global_user_id }
  throw new PayloadValidationError(
    `A user mapping needs both user_id and global_user_id, and ${
      user_id?.trim() ? 'global_user_id' : 'user_id'
    } is missing. Map them to the ids of the alias call, such as $.previousId and $.userId, or set unmap to the user_id to be unmapped.`
  )
}
