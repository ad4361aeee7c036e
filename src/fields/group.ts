import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** The group of a group call. */
export const groupFields: Record<string, InputField> = {
  group_id: {
    label: 'Group ID',
    description:
      'The id of the group. Without a Group Type and a Group Value, the user joins the group of this id and of the type "[Segment] Group"; with both, it is not needed.',
    type: 'string',
    category: 'identifier',
    default: path('$.groupId')
  },
  group_type: {
    label: 'Group Type',
    description:
      'The type of the group in Amplitude, such as "Organization", as text or from a trait such as $.traits.group_type. Amplitude has groups with its Accounts add-on; the user property is set without it too.',
    type: 'string'
  },
  group_value: {
    label: 'Group Value',
    description:
      'The name of the group in Amplitude, such as $.traits.name; of a list, the user joins each. Empty Group Type or Group Value: the group gets no properties.',
    type: 'string',
    multiple: true
  },
  group_properties: {
    label: 'Group Properties',
    description:
      'Properties to set on the group. Operations of Amplitude among them ($set, $setOnce, $add, $append, $prepend, $unset) are operations. Without a User ID and a Device ID, they are all that is sent.',
    type: 'object',
    additionalProperties: true,
    default: path('$.traits')
  }
}
