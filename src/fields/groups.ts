import type { InputField } from '@segment/actions-core'

/** The groups of an event, or of a user. */
export function groupsField(meaning: string): Record<string, InputField> {
  return {
    groups: {
      label: 'Groups',
      description: `${meaning} Keys are group types, values are a group or a list of groups; Amplitude takes at most 5 types and 10 groups a type, and only with its Accounts add-on. When empty, it is the option groups of the call.`,
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    }
  }
}
