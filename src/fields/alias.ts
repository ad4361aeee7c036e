import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** The ids of an alias call. */
export const aliasFields: Record<string, InputField> = {
  user_id: {
    label: 'User ID',
    description: 'The user id that is mapped to the Global User ID.',
    type: 'string',
    category: 'identifier',
    default: path('$.previousId')
  },
  global_user_id: {
    label: 'Global User ID',
    description: "The user under whom Amplitude's cross-project view merges all user ids that are mapped to it.",
    type: 'string',
    category: 'identifier',
    default: path('$.userId')
  },
  unmap: {
    label: 'Unmap',
    description:
      'A user id to take out of all its mappings; User ID and Global User ID then have no effect. When empty, it is the option unmap of the call.',
    type: 'string',
    category: 'identifier'
  }
}
