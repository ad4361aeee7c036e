import { PayloadValidationError } from '@segment/actions-core'
import { brokenId, standsForNobody } from '../amplitude/ids'
import { showValue } from '../amplitude/show-value'
import type { UserMapping } from '../amplitude/user-mapping'
import { isWellFormed } from '../amplitude/well-formed'
import type { Payload } from '../mapUser/generated-types'
import { optionOf } from './call-options'

/**
 * An alias call maps a user to a global user, or, with the option `unmap`, takes a user out of all mappings.
 * @throws PayloadValidationError where one of the two ids is missing, or an id stands for nobody.
 */
export function mapUser(payload: Payload): UserMapping {
  const { user_id, global_user_id } = payload
  const unmap = optionOf(payload, 'unmap')
  if (unmap !== undefined) return { user_id: realId('unmap', unmap), unmap: true }
  if (user_id?.trim() && global_user_id?.trim()) {
    return { user_id: realId('user_id', user_id), global_user_id: realId('global_user_id', global_user_id) }
  }
  throw new PayloadValidationError(
    `A user mapping needs both user_id and global_user_id, and ${missing(
      payload
    )} missing. Map them to the ids of the alias call, such as $.previousId and $.userId, or set unmap to the user_id to be unmapped.`
  )
}

function missing({ user_id, global_user_id }: Payload): string {
  if (user_id?.trim()) return 'global_user_id is'
  return global_user_id?.trim() ? 'user_id is' : 'both are'
}

/** One mapping of such an id would merge the users of all whom it stands for. */
function realId(field: string, id: string): string {
  if (!isWellFormed(id)) throw new PayloadValidationError(brokenId(field, id))
  if (!standsForNobody(id)) return id
  throw new PayloadValidationError(
    `The ${field} of the user mapping is ${showValue(
      id
    )}, which stands for no one in particular, so it cannot be mapped. Send the real id of the user.`
  )
}
